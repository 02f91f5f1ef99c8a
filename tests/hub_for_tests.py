"""A real JupyterHub on the shipped configuration, with real accounts of this system.

Nothing of the configuration is replaced; ports alone are chosen here.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from certificates import Made
from served import free_port

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "deploy" / "jupyterhub_config.py"
PROXY = Path(sys.prefix) / "hub-proxy" / "node_modules" / ".bin"
NOT_NEEDED = {"site-packages", "test", "ensurepip", "idlelib", "__pycache__"}
READY = "JupyterHub is now running at"
COMMANDS = {"toolkit": "toolkit", "jupyterhub-singleuser": "jupyterhub.singleuser"}


def missing() -> str:
    """Return what this machine lacks to run a hub; empty for nothing."""
    if os.name == "nt" or os.geteuid() != 0:
        return "a hub starts servers under other accounts, which only root may"
    if not shutil.which("useradd") or not Path("/etc/pam.d/login").exists():
        return "accounts cannot be made on this system"
    if not (PROXY / "configurable-http-proxy").exists():
        return "the hub's proxy is not installed: `make hub-ready` does it"
    return ""


def run(*command: str, typed: str = "") -> None:
    """Run a command of the system's, quietly."""
    subprocess.run(command, check=True, capture_output=True, text=True, input=typed)


@dataclass(frozen=True)
class Person:
    """An account of this system, made for the tests.

    Args:
        name: Its name.
        password: Its password.
    """

    name: str
    password: str

    @property
    def home(self) -> Path:
        return Path("/home") / self.name

    def tries(self, *command: str) -> bool:
        """Run a command as this account, and tell whether it worked."""
        done = subprocess.run(
            command,
            user=self.name,
            group=self.name,
            extra_groups=[],
            cwd="/",
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
        )
        return done.returncode == 0


@dataclass
class People:
    """Two learners and a trainer, each with an account, in groups of the system."""

    tag: str = field(default_factory=lambda: f"rst{secrets.token_hex(2)}")
    all: list[Person] = field(default_factory=list)

    @property
    def learners(self) -> str:
        return f"{self.tag}-learn"

    @property
    def trainers(self) -> str:
        return f"{self.tag}-train"

    def arrive(self) -> None:
        """Make the groups and the accounts."""
        for group in (self.learners, self.trainers):
            run("groupadd", group)
        for name in ("ada", "ben", "cy"):
            group = self.trainers if name == "cy" else self.learners
            one = Person(f"{self.tag}{name}", secrets.token_urlsafe(12))
            run("useradd", "-m", "-s", "/bin/sh", "-U", "-G", group, one.name)
            self.all.append(one)
            run("chpasswd", typed=f"{one.name}:{one.password}\n")

    def _stop(self) -> list[psutil.Process]:
        """End whatever runs under the accounts, at once, and return what that was."""
        names = {one.name for one in self.all}
        found = psutil.process_iter(["username", "status"])
        theirs = [each for each in found if each.info["username"] in names]
        alive = [p for p in theirs if p.info["status"] != psutil.STATUS_ZOMBIE]
        for each in alive:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()
        return alive

    def leave(self) -> None:
        """Remove the accounts, their folders, and whatever still runs under them."""
        psutil.wait_procs(self._stop(), timeout=10)
        for one in self.all:
            run("userdel", "-r", "-f", one.name)
        for group in (self.learners, self.trainers):
            run("groupdel", group)


class Installed:
    """The toolkit at a place where every account can reach it.

    A Python under root's own folder cannot be started by anybody else, so it is linked
    to a place where it can, without copying it where the disk allows that.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="rst-hub-"))
        self.folder.chmod(0o755)
        python = f"python{sys.version_info.major}.{sys.version_info.minor}"
        home = Path(sys.base_prefix)
        for library in (home / "lib").glob("libpython*"):
            self._take(library, f"python/lib/{library.name}")
        for part in (home / "lib" / python).iterdir():
            if part.name not in NOT_NEEDED:
                self._take(part, f"python/lib/{python}/{part.name}")
        self._take(home / "bin" / python, f"python/bin/{python}")
        for part in ("etc", "lib", "share"):
            self._take(Path(sys.prefix) / part, f"venv/{part}")
        for part in ("toolkit", "notebooks", "exercises"):
            self._take(ROOT / part, f"toolkit/{part}")
        self._own_python(python)
        for name, module in COMMANDS.items():
            self._command(name, module)

    @property
    def commands(self) -> Path:
        return self.folder / "bin"

    def _take(self, source: Path, name: str) -> None:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if _open_to_all(source):
            target.symlink_to(source)
            return
        for how in ("-al", "-a"):
            shutil.rmtree(target, ignore_errors=True)  # what the first may have begun
            if subprocess.run(["cp", how, source, target]).returncode == 0:
                return
        raise AssertionError(f"{source} could not be brought to where all can read it")

    def _own_python(self, python: str) -> None:
        own = self.folder / "python" / "bin"
        (self.folder / "venv" / "bin").mkdir()
        (self.folder / "venv" / "pyvenv.cfg").write_text(f"home = {own}\n")
        (self.folder / "venv" / "bin" / "python").symlink_to(own / python)

    def _command(self, name: str, module: str) -> None:
        self.commands.mkdir(exist_ok=True)
        at = self.folder
        told = f"LD_LIBRARY_PATH={at}/python/lib PYTHONPATH={at}/toolkit"
        line = f'exec env {told} {at}/venv/bin/python -P -m {module} "$@"'
        (self.commands / name).write_text(f"#!/bin/sh\n{line}\n")
        (self.commands / name).chmod(0o755)

    def remove(self) -> None:
        """Take it away again."""
        shutil.rmtree(self.folder)


def _open_to_all(path: Path) -> bool:
    """Tell whether every account can go to a place."""
    return all(up.stat().st_mode & stat.S_IXOTH for up in path.resolve().parents)


class Hub:
    """A running hub.

    Args:
        people: Who may come in.
        commands: Folder of the commands that it starts servers with.
        made: A certificate, for a hub over https and under another name.
    """

    def __init__(
        self, people: People, commands: Path, made: Made | None = None
    ) -> None:
        self.port = free_port()
        here = f"127.0.0.1:{self.port}"
        self.url = f"https://training.example:{self.port}" if made else f"http://{here}"
        self.state = Path(tempfile.mkdtemp(prefix="rst-hub-state-"))
        self.lines: list[str] = []
        own = {
            "PATH": f"{commands}:{PROXY}:{os.environ['PATH']}",
            "HUB_ADDRESS": self.url,
            "HUB_CERTIFICATE": str(made.certfile) if made else "",
            "HUB_KEY": str(made.keyfile) if made else "",
            "HUB_LEARNERS": people.learners,
            "HUB_TRAINERS": people.trainers,
            "HUB_KEEPERS": people.trainers,
            "STATE_DIRECTORY": str(self.state),
            "PYTHONUNBUFFERED": "1",
        }
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterhub", "-f", str(CONFIG)),
                f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{free_port()}",
                f"--JupyterHub.bind_url={'https' if made else 'http'}://{here}",
                f"--JupyterHub.hub_bind_url=http://127.0.0.1:{free_port()}",
                "--log-level=INFO",
            ],
            env={**os.environ, **own},
            cwd=self.state,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._wait()

    def _wait(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if READY in line:
                break
        else:
            raise AssertionError("The hub did not start:\n" + "\n".join(self.lines))
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as said:
            self.lines.extend(line.rstrip() for line in said)

    def end(self) -> None:
        """Stop it, with every server it started."""
        for each in psutil.Process(self.process.pid).children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                if each.username() != "root":
                    each.kill()  # else the hub waits until each has ended by itself
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.listener.join(10)
        shutil.rmtree(self.state)
