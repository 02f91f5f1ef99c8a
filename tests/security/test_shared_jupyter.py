"""Inside a Jupyter server that several people share, the toolkit does not run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from served import free_port

EXTENSION = '--ServerApp.jpserver_extensions={"toolkit.serving": True}'


def start_jupyter(folder: Path, *more: str, **environment: str) -> str:
    """Start a real Jupyter server with us as an extension; return all that it said."""
    own = {
        **{"JUPYTER_CONFIG_DIR": str(folder / "config"), "HOME": str(folder)},
        **{"JUPYTER_RUNTIME_DIR": str(folder / "run"), "JUPYTER_NO_CONFIG": "1"},
    }
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", EXTENSION]
    command += ["--allow-root", f"--port={free_port()}", f"--notebook-dir={folder}"]
    # Told to stop as soon as its extensions are loaded, it says all it has to say.
    command += ["--ServerApp.reraise_server_extension_failures=True", *more]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **own, **environment},
    )
    said = []
    with process:
        assert process.stdout
        for line in process.stdout:
            said.append(line)
            if "is running at" in line:
                process.terminate()
    return "".join(said)


@pytest.mark.parametrize("hub", [{}, {"JUPYTERHUB_USER": "ada"}])
def test_it_refuses_with_the_reason_and_the_command_to_use(tmp_path, hub):
    said = start_jupyter(tmp_path, **hub)
    assert "could run code in another person's page" in said
    assert "toolkit serve" in said
    assert "is running at" not in said


def test_in_a_server_that_a_hub_started_for_one_person_it_holds_still(tmp_path):
    hub = {
        **{"JUPYTERHUB_USER": "ada", "JUPYTERHUB_API_TOKEN": "made-up"},
        "JUPYTERHUB_SERVICE_PREFIX": "/user/ada/",
    }
    said = start_jupyter(tmp_path, "--ServerApp.base_url=/user/ada/", **hub)
    assert "is running at" in said
    assert "could run code" not in said
