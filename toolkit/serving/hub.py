"""Our pages as one person's server on a JupyterHub.

The hub starts ``toolkit serve --hub`` under the person's own account and says through
the environment where to listen. Who may come in is the hub's to tell, so the classes
for that are JupyterHub's own. Nothing here decides what anybody may have.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from jupyterhub import __version__ as VERSION
from jupyterhub.services.auth import HubOAuth
from jupyterhub.singleuser.extension import (
    JupyterHubAuthorizer,
    JupyterHubIdentityProvider,
    JupyterHubLogoutHandler,
    JupyterHubOAuthCallbackHandler,
)
from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import HTTPError, OutputTransform, RequestHandler
from voila.static_file_handler import MultiStaticFileHandler

from toolkit.errors import ServeError
from toolkit.serving.app import ToolkitServer
from toolkit.serving.options import Options, check_options
from toolkit.serving.pages.files_and_headers import StaticFilesHandler, StockFiles
from toolkit.serving.pages.plain import AwayPage, HomePage, PlainPage
from toolkit.serving.pages.screen import ScreenPage
from toolkit.serving.terminal import say_line, set_up_logging

# Code, style and typefaces that everybody has; and where "Leave quickly" leads, which
# has to open even when the hub has forgotten who somebody is. All else asks the hub.
OPEN = (StaticFilesHandler, StockFiles, MultiStaticFileHandler, AwayPage)
PAGES = (HomePage, ScreenPage)
# With these a server speaks to the hub in its owner's name: no kernel's business.
SECRETS = ("JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN")
NO_HUB = (
    "No hub has started this. A JupyterHub starts `toolkit serve --hub` for each "
    "person by itself; on a computer of your own, leave --hub out."
)
NO_ADDRESS = (
    "The hub does not say under which address people reach it. Please set "
    "c.JupyterHub.public_url where the hub is configured."
)
INSIDE_HTTPS = (
    "The hub asks for https between itself and this server, which the toolkit does not "
    "speak. Please set c.JupyterHub.internal_ssl to False where the hub is configured."
)


@dataclass(frozen=True)
class Hub:
    """What a hub says to a server that it starts.

    Args:
        host: Address to listen on.
        port: Port to listen on.
        prefix: This person's part of the hub's addresses; ends in a slash.
        public: The same as a browser sees it, with scheme and name.
    """

    host: str
    port: int
    prefix: str
    public: str

    @property
    def name(self) -> str:
        """The name in the browser's address bar."""
        return urlsplit(self.public).hostname or ""


def read_hub(said: Mapping[str, str]) -> Hub:
    """Read what the hub says.

    Args:
        said: The environment.

    Raises:
        ServeError: No hub has started us, or it left out what we cannot do without.
    """
    listen = urlsplit(said.get("JUPYTERHUB_SERVICE_URL", ""))
    prefix = said.get("JUPYTERHUB_SERVICE_PREFIX", "")
    trusted = any(said.get(name) for name in SECRETS)
    if not (listen.port and prefix and trusted):
        raise ServeError(NO_HUB)
    if listen.scheme == "https":
        raise ServeError(INSIDE_HTTPS)
    public = said.get("JUPYTERHUB_PUBLIC_URL", "")
    if not urlsplit(public).hostname:
        raise ServeError(NO_ADDRESS)
    return Hub(listen.hostname or "", listen.port, prefix, public)


def is_over_https(hub: Hub) -> bool:
    """Tell whether browsers reach this server over https.

    The proxy in front speaks plain http to us, and a header that says otherwise can be
    written by anybody who reaches our port. So no header is believed: the hub said at
    the start which address people type, and a browser cannot change that.
    """
    return urlsplit(hub.public).scheme == "https"


def apply_hub_options(options: Options, hub: Hub) -> Options:
    """Return the options with what the hub decides in place of our own.

    Args:
        options: What the server was asked to do.
        hub: What the hub said; its address, port and name win.
    """
    return replace(
        options,
        host=hub.host,
        port=hub.port,
        base_url=hub.prefix,
        allow_hosts=(*options.allow_hosts, hub.name),
        trusted_proxies=(),
        open_browser=False,
    )


def build_identity_provider(
    server: Any, hub: Hub, environment: MutableMapping[str, str]
) -> JupyterHubIdentityProvider:
    """Return who asks the hub about each visitor, and put the hub's secrets away.

    Args:
        server: The server application.
        hub: What the hub said.
        environment: Loses the secrets, so that no kernel inherits them.
    """
    cookies = {"samesite": "Lax", "secure": is_over_https(hub)}
    asks = HubOAuth(parent=server, cookie_options=cookies)
    for name in SECRETS:
        # Read once more than needed, so that it is known before it is gone.
        asks.api_token = environment.pop(name, "") or asks.api_token
    return JupyterHubIdentityProvider(parent=server, hub_auth=asks)


class HubAuthMixin(RequestHandler):
    """Lets nobody in whom the hub does not let in here."""

    async def prepare(self) -> None:
        """Ask the hub who this is, before anything else is looked at.

        Raises:
            HTTPError: 403 when the hub does not know them and this is not a page.
        """
        identity: Any = self.settings["identity_provider"]
        if await identity.get_user(self) is None:
            self._turn_away()
            return
        ready = super().prepare()
        if ready is not None:
            await ready

    def _turn_away(self) -> None:
        """Send a page's visitor to the hub to sign in; refuse everything else.

        Raises:
            HTTPError: 403, for whatever is no page.
        """
        if not isinstance(self, PAGES):
            raise HTTPError(403)
        self.redirect(self.get_login_url())


class HubCallbackPage(JupyterHubOAuthCallbackHandler):
    """Where the hub sends a visitor back to after signing in."""

    write_error = PlainPage.write_error
    log_exception = PlainPage.log_exception


class HubVersion(OutputTransform):
    """Says which JupyterHub we were made for; the hub looks for it."""

    def __init__(self, request: HTTPServerRequest) -> None:
        super().__init__(request)

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add it to an answer.

        Args:
            status_code: HTTP status.
            headers: The answer's headers; one is added.
            chunk: The first part of its body.
            finishing: Whether that part is the last.
        """
        headers["X-JupyterHub-Version"] = VERSION
        return status_code, headers, chunk


def wrap_handler(handler: type[RequestHandler]) -> type[RequestHandler]:
    """Return a handler that asks the hub first, unless what it shows is nobody's."""
    if issubclass(handler, OPEN):
        return handler
    return type(handler.__name__, (HubAuthMixin, handler), {})


class HubServer(ToolkitServer):
    """Our server, for one person and behind a hub.

    Args:
        options: What the server was asked to do.
        hub: What the hub said.
    """

    def __init__(self, options: Options, hub: Hub) -> None:
        self.hub = hub
        super().__init__(apply_hub_options(options, hub))

    async def _announce(self) -> None:
        """Say so in the hub's log, without a name: people are told by the hub."""
        say_line("Pages are ready for somebody the hub has let in.")

    def _open(self, sockets: list[socket.socket]) -> None:
        super()._open(sockets)
        self.app.add_transform(HubVersion)

    def init_settings(self) -> dict[str, Any]:
        """Return what every handler may look up, with the hub as doorkeeper."""
        settings = super().init_settings()
        identity = build_identity_provider(self, self.hub, os.environ)
        settings["identity_provider"] = self.identity = identity
        settings["authorizer"] = JupyterHubAuthorizer(
            parent=self, identity_provider=identity
        )
        settings["allow_unauthenticated_access"] = False
        settings["xsrf_cookie_kwargs"]["secure"] = is_over_https(self.hub)
        settings["sign_out"] = f"{self.base_url}logout"
        return settings

    def init_handlers(self) -> list[Any]:
        """Return the addresses that are answered, each behind the door."""
        base, hub_auth = self.base_url, {"hub_auth": self.identity.hub_auth}
        inside = [
            (where, wrap_handler(who), *how) for where, who, *how in self._inside()
        ]
        return [
            (f"{base}logout", JupyterHubLogoutHandler),
            (f"{base}oauth_callback", HubCallbackPage, hub_auth),
            *inside,
        ]

    def _inside(self) -> list[Any]:
        return super().init_handlers()


def serve_on_hub(options: Options) -> None:
    """Serve one person's pages until the hub says stop.

    Args:
        options: What to serve; where and to whom is the hub's to say.

    Raises:
        ServeError: No hub has started us, or it is not safe to start.
    """
    hub = read_hub(os.environ)
    check_options(apply_hub_options(options, hub))
    set_up_logging(verbose=options.verbose)
    HubServer(options, hub).serve()
