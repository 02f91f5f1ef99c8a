"""The same screens in a real JupyterLab, where trainers open and change notebooks."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.apps.agenda.agenda_page import AgendaPage
from browser.apps.log_page import LogPage
from browser.apps.role_play.role_play_page import RolePlayPage
from browser.apps.role_play.test_role_play_write import CANNOT, WritingPage
from playwright.sync_api import expect
from served import free_port

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PATIENCE = 60_000  # milliseconds; JupyterLab is a large page
QUIET = (
    "--no-browser",
    "--allow-root",
    "--IdentityProvider.token=",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def lab_environment(folder: Path, data: Path) -> dict[str, str]:
    own = {name: str(folder / name) for name in ("config", "runtime", "lab")}
    return {
        **os.environ,
        "JUPYTER_CONFIG_DIR": own["config"],
        "JUPYTER_RUNTIME_DIR": own["runtime"],
        "JUPYTERLAB_SETTINGS_DIR": own["lab"],
        "JUPYTERLAB_WORKSPACES_DIR": own["lab"],
        "TOOLKIT_DATA": str(data),
    }


def ask_for_no_news(settings: Path) -> None:
    """Answer JupyterLab's question about news before it is asked."""
    place = settings / "@jupyterlab" / "apputils-extension"
    place.mkdir(parents=True)
    answer = '{"fetchNews": "false", "checkForUpdates": false}'
    (place / "notification.jupyterlab-settings").write_text(answer, encoding="utf-8")


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until JupyterLab answers, for as long as the test may take."""
    while process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.2)
    raise AssertionError("JupyterLab did not start")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on a copy of the notebooks."""
    folder, port = tmp_path_factory.mktemp("lab"), free_port()
    root = Path(__file__).resolve().parents[3]
    shutil.copytree(root / "notebooks", folder / "notebooks")
    ask_for_no_news(folder / "lab")
    command = [sys.executable, "-m", "jupyter", "lab", *QUIET]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += [f"--ServerApp.root_dir={folder / 'notebooks'}"]
    process = subprocess.Popen(
        command,
        env=lab_environment(folder, folder / "kept"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(f"http://127.0.0.1:{port}/api/status", process)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=30)


def run_notebook(page, lab: str, name: str) -> LogPage:
    page.set_default_timeout(PATIENCE)
    page.goto(f"{lab}/lab/workspaces/{name}/tree/{name}.ipynb")
    expect(page.get_by_text("| Idle")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    log = LogPage(page, lab)
    expect(log.button("Try without saving")).to_be_visible(timeout=PATIENCE)
    return log


def test_the_log_is_the_same_in_jupyterlab(page, lab, watch):
    log = run_notebook(page, lab, "emotional-log")
    log.button("Try without saving").click()
    log.tick("Stomach", "Anxious").write(strength="6").keep("Written in JupyterLab")
    expect(log.open_entry("Written in JupyterLab")).to_contain_text("Stomach")
    assert watch.external == []


def test_patterns_are_drawn_in_jupyterlab(page, lab):
    patterns = run_notebook(page, lab, "patterns")
    patterns.button("Try without saving").click()
    patterns.made_up()
    expect(page.locator("svg.chart").first).to_be_visible()


def test_the_agenda_is_the_same_in_jupyterlab(page, lab, watch):
    run_notebook(page, lab, "supervision-agenda").button("Try without saving").click()
    agenda = AgendaPage(page, lab).add("First").add("Court dates", "management")
    agenda.button("Start the session").click()
    expect(page.get_by_role("heading", name="First")).to_be_focused()
    assert watch.external == []


def test_a_case_is_played_by_its_numbers_in_jupyterlab(page, lab, watch):
    run_notebook(page, lab, "role-play")
    learner = RolePlayPage(page, lab)
    learner.button("Choose this case: Saying no to one more case").click()
    learner.button("Begin").click()
    expect(page.locator(".meters dt").first).to_have_css("float", "none")
    learner.pass_by()
    page.keyboard.press("1")
    expect(learner.scene).to_have_text("Marie's desk")
    expect(learner.scene).to_be_focused()
    assert watch.external == []


def test_a_case_is_written_and_tried_in_jupyterlab(page, lab, watch):
    run_notebook(page, lab, "role-play")
    writing = WritingPage(page, lab).ready().begin("The phone call")
    writing.change("->A beginning]]", "->A begining]]")
    expect(writing.says).to_have_text(CANNOT)
    writing.change("->A begining]]", "->A beginning]]").button("Try it").click()
    expect(RolePlayPage(page, lab).button("Begin")).to_be_visible()
    assert watch.external == []
