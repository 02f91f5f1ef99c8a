"""No file of this computer is reached but those a page is made of."""

from __future__ import annotations

import pytest

ROOTS = ("/", "/voila/files/", "/files/", "/voila/render/", "/voila/static/")
SHELVES = ("/toolkit/static/", "/toolkit/static/with/", "/toolkit/static/v-0/")
STOCK = ("/voila/labextensions/", "/voila/templates/base/static/", "/voila/api/themes/")
NAMES = (
    "journal.db",
    "journals/x/key.json",
    "name.key",
    "../kept/serving/8866.token",
    "toolkit/settings.py",
    "../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "..%252f..%252f..%252fetc%252fpasswd",
    "....//....//....//etc/passwd",
    "..%5c..%5cwin.ini",
    "..\\..\\win.ini",
    "%00/etc/passwd",
    "/etc/passwd",
    "//etc/passwd",
    "file:///etc/passwd",
    "%c0%ae%c0%ae/etc/passwd",
    ".git/config",
    "emotional-log.ipynb%00.png",
    "emotional-log.ipynb%0d%0aSet-Cookie:x=y",
)


@pytest.mark.parametrize("root", [*ROOTS, *SHELVES, *STOCK])
def test_no_other_file_is_sent_however_it_is_spelt(whole, root):
    for name in NAMES:
        answer = whole.ask(root + name)
        assert answer.status in (400, 403, 404), name
        assert "x=y" not in str(answer.headers), name
        for word in ("root:", "Traceback", "TOOLKIT", "import ", "[core]"):
            assert word not in answer.text, name


@pytest.mark.parametrize("page", ["emotional-log", "patterns", "supervision-agenda"])
def test_a_notebook_s_source_is_never_sent(whole, page):
    for root in ("/voila/files/", "/files/", "/notebooks/", "/nbconvert/html/"):
        assert whole.ask(f"{root}{page}.ipynb").status == 404
    text = whole.ask(f"/voila/render/{page}.ipynb").text
    for word in ("import toolkit", "cell_type", "kernelspec", "ipykernel"):
        assert word not in text


def test_pictures_beside_the_notebooks_are_not_sent(small, notebooks):
    (notebooks / "private.png").write_bytes(b"\x89PNG canary")
    for root in ROOTS:
        answer = small.ask(f"{root}private.png")
        assert answer.status in (403, 404)
        assert "canary" not in answer.text


def test_a_link_that_is_put_there_later_is_not_followed(small, notebooks, tmp_path):
    real = tmp_path / "elsewhere.ipynb"
    real.write_bytes((notebooks / "shown.ipynb").read_bytes())
    (notebooks / "later.ipynb").symlink_to(real)
    (notebooks / "deep").symlink_to(tmp_path)
    try:
        for name in ("later.ipynb", "deep/elsewhere.ipynb"):
            assert small.ask(f"/voila/render/{name}").status == 404
        assert "later" not in small.ask("/").text
    finally:
        (notebooks / "later.ipynb").unlink()
        (notebooks / "deep").unlink()


CONTENTS = ("/api/contents", "/api/contents/counter.ipynb", "/voila/api/contents")


@pytest.mark.parametrize("path", CONTENTS)
@pytest.mark.parametrize("method", ["GET", "PUT", "POST", "PATCH", "DELETE"])
def test_there_is_no_way_to_read_or_write_contents(small, notebooks, path, method):
    before = sorted(notebooks.iterdir())
    assert small.ask(path, method, Content_Length="0").status in (403, 404, 405)
    assert sorted(notebooks.iterdir()) == before
