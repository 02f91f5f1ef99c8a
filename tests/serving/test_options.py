from __future__ import annotations

from dataclasses import replace

import certificates
import pytest

from toolkit import serving
from toolkit.errors import ServeError
from toolkit.serving.options import Options, check_options


@pytest.fixture
def options(tmp_path):
    (tmp_path / "pages").mkdir()
    return Options(data=tmp_path / "data", notebooks=tmp_path / "pages")


def test_ordinary_folders_are_served(options):
    check_options(options)


def test_journals_among_the_pages_are_refused(options):
    inside = Options(data=options.notebooks / "deep", notebooks=options.notebooks)
    with pytest.raises(ServeError, match="must not be kept inside the notebooks"):
        check_options(inside)


def test_a_way_round_by_dots_is_refused_too(options):
    round_about = options.notebooks / ".." / "pages" / "deep"
    with pytest.raises(ServeError):
        check_options(Options(data=round_about, notebooks=options.notebooks))


def test_links_among_the_pages_are_refused(options, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (options.notebooks / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ServeError, match="symbolic link"):
        check_options(options)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ServeError, match="is not there"):
        check_options(Options(data=tmp_path, notebooks=tmp_path / "none"))


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


HUB = {
    "JUPYTERHUB_USER": "ada",
    "JUPYTERHUB_API_TOKEN": "made-up",
    "JUPYTERHUB_SERVICE_PREFIX": "/user/ada/",
}


def test_only_the_server_that_a_hub_started_is_one_person_s():
    assert serving.is_one_person_server(HUB, "/user/ada/")
    assert not serving.is_one_person_server({}, "/user/ada/")
    assert not serving.is_one_person_server({**HUB, "JUPYTERHUB_API_TOKEN": ""}, "/")


def test_a_server_started_by_hand_inside_a_hub_is_not_one_person_s():
    assert not serving.is_one_person_server(HUB, "/")
    assert not serving.is_one_person_server(
        {**HUB, "JUPYTERHUB_SERVICE_PREFIX": "/"}, "/"
    )


@pytest.mark.parametrize("base", ["/", "/training/", "/a/b-2/c.d/"])
def test_a_base_address_may_have_several_parts(options, base):
    check_options(replace(options, base_url=base))


@pytest.mark.parametrize(
    "base", ["", "/training", "training/", "//", "/../", "/a b/", '/">/', "/a?b/"]
)
def test_a_base_address_that_could_mean_something_else_is_refused(options, base):
    with pytest.raises(ServeError, match="--base-url cannot be used"):
        check_options(replace(options, base_url=base))


@pytest.mark.parametrize("proxy", ["proxy.example", "", "0.0.0.0/0", "10.0.0.300"])
def test_a_proxy_is_named_by_its_address(options, proxy):
    with pytest.raises(ServeError, match="--trust-proxy"):
        check_options(replace(options, trusted_proxies=(proxy,)))


def test_a_word_that_is_easily_guessed_is_refused(options):
    with pytest.raises(ServeError, match="6 letters or more"):
        check_options(replace(options, access_word="abc"))


def test_the_word_is_never_shown(options):
    assert "heron" not in repr(replace(options, access_word="blue heron"))


def test_a_certificate_that_cannot_be_used_is_refused_at_the_start(options, tmp_path):
    made = certificates.make(tmp_path / "old", days=(-9, -1))
    with pytest.raises(ServeError, match="ended on"):
        check_options(replace(options, certfile=made.certfile, keyfile=made.keyfile))


def test_a_key_without_its_certificate_is_told(options, tmp_path):
    with pytest.raises(ServeError, match="without its certificate"):
        check_options(replace(options, keyfile=tmp_path / "key.pem"))
