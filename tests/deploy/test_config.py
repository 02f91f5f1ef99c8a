"""What the files of deploy/ say, read without starting anything."""

from __future__ import annotations

import grp
import re
import runpy
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
SAID = {
    "HUB_ADDRESS": "https://reflect.example",
    "HUB_LEARNERS": "learners",
    "HUB_TRAINERS": "trainers",
}


@pytest.fixture
def loaded(monkeypatch):
    """Read the configuration as the hub does."""

    def load(folder: Path = DEPLOY, **said: str) -> Config:
        for name, value in {**SAID, **said}.items():
            monkeypatch.setenv(name, value)
        return PyFileConfigLoader("jupyterhub_config.py", str(folder)).load_config()

    return load


@pytest.fixture
def people() -> dict[str, Any]:
    """What people.py defines, and the configuration it made."""
    return runpy.run_path(str(DEPLOY / "people.py"), {"c": Config()})


def spawner(server: str = "", *groups: str) -> Any:
    """Return as much of a spawner as people.py looks at."""
    found = [SimpleNamespace(name=group) for group in groups]
    return SimpleNamespace(name=server, user=SimpleNamespace(groups=found), cmd=["?"])


def values() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "values.yaml").read_text("utf-8"))


@pytest.mark.parametrize("address", ["", "http://reflect.example", "reflect.example"])
def test_a_hub_over_plain_http_is_refused(loaded, address):
    with pytest.raises(SystemExit, match="https address"):
        loaded(HUB_ADDRESS=address)


def test_a_hub_may_be_tried_out_on_this_machine(loaded):
    assert loaded(HUB_ADDRESS="http://127.0.0.1:8000")


def test_a_part_that_is_missing_stops_the_hub(loaded, tmp_path):
    text = (DEPLOY / "jupyterhub_config.py").read_text("utf-8")
    (tmp_path / "jupyterhub_config.py").write_text(text, "utf-8")
    with pytest.raises(SystemExit, match=r"people\.py"):
        loaded(tmp_path)


def test_without_a_certificate_only_a_proxy_on_this_machine_gets_in(loaded):
    assert loaded().JupyterHub.bind_url == "http://127.0.0.1:8000"


def test_with_a_certificate_the_hub_speaks_https_itself(loaded):
    found = loaded(HUB_CERTIFICATE="/etc/a.pem", HUB_KEY="/etc/a.key").JupyterHub
    assert found.bind_url == "https://:443"
    assert (found.ssl_cert, found.ssl_key) == ("/etc/a.pem", "/etc/a.key")


def test_pages_are_what_everybody_gets_unless_they_ask_for_more(loaded, people):
    assert loaded().Spawner.cmd == people["PAGES"] == people["c"].Spawner.cmd
    for groups in ((), ("trainers",)):
        one = spawner("", *groups)
        people["choose_server"](one)
        assert one.cmd == people["PAGES"]


def test_jupyterlab_is_for_trainers(people):
    one = spawner("lab", "learners", "trainers")
    people["choose_server"](one)
    assert one.cmd[0] == "jupyterhub-singleuser"


@pytest.mark.parametrize("server", ["lab", "other"])
def test_nothing_else_is_started_for_a_learner(people, server):
    one = spawner(server, "learners")
    with pytest.raises((PermissionError, ValueError)):
        people["choose_server"](one)
    assert one.cmd == ["?"]


def test_a_place_may_have_a_course_of_its_own(monkeypatch):
    monkeypatch.setenv("HUB_COURSE", "/srv/course")
    own = runpy.run_path(str(DEPLOY / "people.py"), {"c": Config()})
    assert own["PAGES"][-3::2] == ["/srv/course/notebooks", "/srv/course/exercises"]
    lab, pages = spawner("lab", "trainers"), spawner()
    for one in (lab, pages):
        own["choose_server"](one)
    assert (lab.notebook_dir, pages.notebook_dir) == ("/srv/course", "")


def test_trainers_are_those_in_the_systems_group(loaded, monkeypatch):
    own = grp.getgrgid(0).gr_name
    hook = loaded(HUB_TRAINERS=own).Authenticator.post_auth_hook
    assert hook(None, None, {"name": "root"})["groups"] == ["trainers"]
    hook = loaded(HUB_TRAINERS="daemon").Authenticator.post_auth_hook
    assert hook(None, None, {"name": "root"})["groups"] == []


def test_nothing_of_the_hubs_own_environment_reaches_a_person(loaded):
    assert set(loaded().Spawner.env_keep) == {"PATH", "LANG", "LC_ALL"}


def test_the_chart_starts_the_same_as_one_machine_does(people, loaded):
    chart, machine = values(), loaded().JupyterHub
    assert chart["singleuser"]["cmd"] == people["PAGES"]
    hub = chart["hub"]
    assert hub["allowNamedServers"] is True
    assert hub["namedServerLimitPerUser"] == 1
    assert hub["shutdownOnLogout"] is machine.shutdown_on_logout is True
    own = hub["config"]["JupyterHub"]
    assert own["cookie_max_age_days"] == machine.cookie_max_age_days
    assert own["oauth_token_expires_in"] == machine.oauth_token_expires_in
    told = machine.services[0]["command"]
    assert str(chart["cull"]["timeout"]) == told[told.index("--timeout") + 1]
    assert str(chart["cull"]["maxAge"]) == told[told.index("--max-age") + 1]


def test_the_chart_keeps_pages_from_the_internet():
    policy = values()["singleuser"]["networkPolicy"]
    assert policy["enabled"] is True
    assert set(policy["egressAllowRules"].values()) == {False}


def test_everybody_has_a_volume_of_their_own_where_the_image_keeps_journals():
    storage = values()["singleuser"]["storage"]
    image = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert storage["type"] == "dynamic"
    assert f"HOME={storage['homeMountPath']} " in image
    assert f"--home-dir {storage['homeMountPath']} " in image


def test_the_image_is_made_of_what_is_there_and_of_a_python_we_promise():
    image = (DEPLOY / "Dockerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (.+) \S+$", image, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split()), line
    found = re.search(r"^FROM python:(\d+\.\d+)-slim$", image, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert found
    assert project["requires-python"] == f">={found[1]}"
    assert "USER 1000:100" in image


def test_the_unit_starts_the_file_that_is_there():
    unit = (DEPLOY / "jupyterhub.service").read_text("utf-8")
    found = re.search(r"^ExecStart=\S+ -f \S+/(deploy/\S+)$", unit, re.MULTILINE)
    assert found
    assert (ROOT / found[1]).is_file()


def test_every_setting_that_is_read_is_told_and_no_other():
    files = ("jupyterhub_config.py", "people.py")
    code = "".join((DEPLOY / name).read_text("utf-8") for name in files)
    guide = (DEPLOY / "README.md").read_text("utf-8")
    told = re.findall(r"^\| `(HUB_[A-Z_]+)` \|", guide, re.MULTILINE)
    assert set(re.findall(r'"(HUB_[A-Z_]+)"', code)) == set(told)


def test_the_proxy_that_is_told_of_is_the_one_the_tests_run():
    made = re.search(r"^PROXY := (\S+)$", (ROOT / "Makefile").read_text(), re.M)
    assert made
    assert made[1] in (DEPLOY / "README.md").read_text("utf-8")
