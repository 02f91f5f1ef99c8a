from __future__ import annotations

import pytest

from toolkit import serving
from toolkit.errors import ServeError
from toolkit.serving.options import Options, check


@pytest.fixture
def options(tmp_path):
    (tmp_path / "pages").mkdir()
    return Options(data=tmp_path / "data", notebooks=tmp_path / "pages")


def test_ordinary_folders_are_served(options):
    check(options)


def test_journals_among_the_pages_are_refused(options):
    inside = Options(data=options.notebooks / "deep", notebooks=options.notebooks)
    with pytest.raises(ServeError, match="must not be kept inside the notebooks"):
        check(inside)


def test_a_way_round_by_dots_is_refused_too(options):
    round_about = options.notebooks / ".." / "pages" / "deep"
    with pytest.raises(ServeError):
        check(Options(data=round_about, notebooks=options.notebooks))


def test_links_among_the_pages_are_refused(options, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (options.notebooks / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ServeError, match="symbolic link"):
        check(options)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ServeError, match="is not there"):
        check(Options(data=tmp_path, notebooks=tmp_path / "none"))


def test_kernels_are_told_where_things_are(options):
    told = options.kernel_environment
    assert told["TOOLKIT_DATA"] == str(options.data)
    assert told["TOOLKIT_SERVED"] == "1"
    assert len(bytes.fromhex(told["TOOLKIT_RUN_SECRET"])) == 32
    assert told["OPENBLAS_NUM_THREADS"] == "1"


def test_each_run_has_a_secret_of_its_own_that_is_never_shown():
    one, other = Options(), Options()
    assert one.run_secret != other.run_secret
    assert one.run_secret not in repr(one)


def test_a_shared_jupyter_server_is_told_why_not():
    points = serving._jupyter_server_extension_points()
    assert points == [{"module": "toolkit.serving"}]
    with pytest.raises(ServeError, match="toolkit serve"):
        serving._load_jupyter_server_extension(None)
