"""JupyterHub on one machine: one account, one folder and one server for each person.

``README.md`` beside this file says how to set it up. What differs between places is
read from the environment, so that this file can be replaced by a newer one.
"""

import grp
import os
import pwd
import sys
from pathlib import Path
from urllib.parse import urlsplit

# Checked first: a part that is not there would be passed over in silence, and
# everybody would have JupyterLab.
people = Path(__file__).with_name("people.py")
if not people.is_file():
    sys.exit("Please put people.py back beside jupyterhub_config.py.")
load_subconfig(str(people))

HOUR = 3600
# As people type it, for instance https://reflect.example.ac.uk
ADDRESS = os.environ.get("HUB_ADDRESS", "")
# Where a proxy on this machine hands https on to us; not used with a certificate.
BEHIND_PROXY = os.environ.get("HUB_BEHIND_PROXY", "http://127.0.0.1:8000")
CERTIFICATE = os.environ.get("HUB_CERTIFICATE", "")
KEY = os.environ.get("HUB_KEY", "")
# Servers that may run at once; 0 for no limit. docs/scale.md says how many fit.
AT_ONCE = int(os.environ.get("HUB_AT_ONCE", "0"))
# System groups: who may come in, who has JupyterLab as well, who looks after the hub.
LEARNERS = os.environ.get("HUB_LEARNERS", "learners")
TRAINERS = os.environ.get("HUB_TRAINERS", "trainers")
KEEPERS = os.environ.get("HUB_KEEPERS", "hub-keepers")
STATE = Path(os.environ.get("STATE_DIRECTORY", "."))

place = urlsplit(ADDRESS)
if not (place.scheme == "https" or place.hostname in ("localhost", "127.0.0.1")):
    sys.exit("Please set HUB_ADDRESS to the https address that people will type.")


def groups_on_this_machine(authenticator, handler, authentication):
    """Tell the hub that somebody is in the system's group of trainers."""
    name = authentication["name"]
    trainers = grp.getgrnam(TRAINERS)
    own = pwd.getpwnam(name).pw_gid
    is_trainer = name in trainers.gr_mem or own == trainers.gr_gid
    authentication["groups"] = ["trainers"] if is_trainer else []
    return authentication


# Where it is. Without a certificate of its own, a proxy in front speaks https.
c.JupyterHub.public_url = ADDRESS
c.JupyterHub.bind_url = f"https://:{place.port or 443}" if CERTIFICATE else BEHIND_PROXY
c.JupyterHub.ssl_cert = CERTIFICATE
c.JupyterHub.ssl_key = KEY

# Who comes in: accounts of this machine, by the groups above. For the organisation's
# own single sign-on, README.md says which lines take the place of these.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {LEARNERS, TRAINERS}
c.PAMAuthenticator.admin_groups = {KEEPERS}
c.Authenticator.manage_groups = True
c.Authenticator.post_auth_hook = groups_on_this_machine

# Each person's server runs under their own account, and keeps what it keeps in their
# own home folder. Nothing of the hub's is passed on to it.
c.JupyterHub.spawner_class = "localprocess"
c.Spawner.env_keep = ["PATH", "LANG", "LC_ALL"]
c.JupyterHub.active_server_limit = AT_ONCE
c.Spawner.start_timeout = c.Spawner.http_timeout = 60

# Nobody stays signed in on a shared computer, and signing out locks every journal.
c.JupyterHub.cookie_max_age_days = 0.5
c.JupyterHub.oauth_token_expires_in = 12 * HOUR
c.JupyterHub.shutdown_on_logout = True
c.JupyterHub.tornado_settings = {
    "xsrf_cookie_kwargs": {"secure": place.scheme == "https"}
}
c.JupyterHub.services = [
    {
        "name": "tidy",
        "command": [
            *(sys.executable, "-m", "jupyterhub_idle_culler"),
            *("--timeout", str(HOUR), "--max-age", str(12 * HOUR)),
        ],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "tidy",
        "scopes": [
            "list:users",
            "read:users:activity",
            "read:servers",
            "delete:servers",
        ],
        "services": ["tidy"],
    }
]

# When somebody signed in is nobody's business but theirs: faults only.
c.JupyterHub.log_level = "WARNING"
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie-secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")

# The hub's own pages, in our words and colours.
c.JupyterHub.template_paths = [str(Path(__file__).with_name("templates"))]
c.JupyterHub.template_vars = {
    "announcement_login": "Sign in with the name and password of your account here.",
}
