"""Who gets what on the hub: pages for everybody, JupyterLab as well for trainers.

Used twice: loaded by ``jupyterhub_config.py`` beside it, and handed to the Kubernetes
chart as it is. It decides by the hub's group ``trainers`` and by nothing a browser
sends.
"""

import os

TRAINERS = "trainers"
LAB = "lab"
# A folder with notebooks/ and exercises/, where a place has its own.
COURSE = os.environ.get("HUB_COURSE", "")
PAGES = ["toolkit", "serve", "--hub", "--pool", "0", "--seats", "8"]
if COURSE:
    PAGES += ["--notebooks", f"{COURSE}/notebooks", "--content", f"{COURSE}/exercises"]
JUPYTERLAB = [
    "jupyterhub-singleuser",
    # Our pages are served by our own server, never as an extension of this one.
    "--ServerApp.jpserver_extensions={'voila.server_extension': False}",
]


def is_trainer(spawner):
    """Tell whether somebody may change exercises and run code."""
    return TRAINERS in {group.name for group in spawner.user.groups}


def choose_server(spawner):
    """Start the pages, or JupyterLab where a trainer asked for it by its address."""
    if spawner.name not in ("", LAB):
        raise ValueError("There is no server of that name.")
    if spawner.name == LAB and not is_trainer(spawner):
        raise PermissionError("JupyterLab is open to trainers only.")
    spawner.cmd = JUPYTERLAB if spawner.name == LAB else PAGES
    spawner.notebook_dir = COURSE if spawner.name == LAB else ""


c.Spawner.cmd = PAGES
c.Spawner.pre_spawn_hook = choose_server
c.JupyterHub.allow_named_servers = True
c.JupyterHub.named_server_limit_per_user = 1
