"""The server: Voila with our settings, our pages and nothing else.

What is changed of Voila is named here and in the modules this one uses: its handlers
are replaced by a short list, its loop starts and stops cleanly, and no setting is
read from files, from the command line or from an address.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import socket
import ssl
import tempfile
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.authorizer import AllowAllAuthorizer
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.httpserver import HTTPServer
from tornado.web import RedirectHandler
from traitlets.config import Config
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.static_file_handler import MultiStaticFileHandler

from toolkit.serving.access.addresses import AllowedHosts
from toolkit.serving.access.certificate import build_ssl_context
from toolkit.serving.access.gate import AccessGate
from toolkit.serving.access.proxy import TrustedProxies
from toolkit.serving.connection.channels import PageChannels
from toolkit.serving.connection.websocket import OwnPages, PageWebsocketHandler
from toolkit.serving.kernels.capacity import fit_to_capacity
from toolkit.serving.kernels.config import build_kernel_config, find_socket_root
from toolkit.serving.kernels.kernel_manager import start_kernel_manager
from toolkit.serving.listening import (
    build_home_address,
    describe_opening,
    open_listening_sockets,
)
from toolkit.serving.options import Options, check_options
from toolkit.serving.pages.access_word import AccessEntrance, EnterPage
from toolkit.serving.pages.files_and_headers import (
    STRICT,
    KernelState,
    NoIdentity,
    PageLeft,
    SafeHeaders,
    StaticFilesHandler,
    StockFiles,
)
from toolkit.serving.pages.guard import GuardedApplication
from toolkit.serving.pages.plain import AwayPage, HomePage, Library, NotFoundPage
from toolkit.serving.pages.screen import ScreenPage
from toolkit.serving.pages.status import StatusPage, StatusTokenFile
from toolkit.serving.rendering.templates import SHARE, STATIC_FILES
from toolkit.serving.terminal import INSIDE, say_line, set_up_logging

MIB = 1024 * 1024
LARGEST_MESSAGE = 16 * MIB
READY_WITHIN = 60.0  # seconds to wait for the pool before the address is shown
SILENCE = 60.0  # seconds a caller may say nothing, or be in the middle of a request
END_WITHIN = 8.0  # seconds for kernels to end by themselves
# "0a1b-2c-3d-4e-5f", as a kernel's id; never "0a1b-2c".
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
# "v-1a2b3c/agenda/page.js" is its version and its name; "page.css" has no version.
_FILE = r"(?:v-([0-9a-f]+)/)?([A-Za-z0-9_./-]+)"


def build_voila_config(*, sockets: bool) -> Config:
    """Return Voila's settings as we serve it.

    Args:
        sockets: True to talk to kernels over local sockets.
    """
    config = build_kernel_config(sockets=sockets)
    voila = config.VoilaConfiguration
    voila.template = "reflective"
    voila.allow_template_override = "NOTEBOOK"
    voila.allow_theme_override = "NO"
    voila.file_allowlist = []
    voila.show_tracebacks = False
    return config


class ToolkitServer(Voila):
    """Voila with our settings, our pages and nothing else.

    Args:
        options: What the server was asked to do.
    """

    def __init__(self, options: Options) -> None:
        self.options, self._shortfall = fit_to_capacity(options)
        os.environ["JUPYTER_PATH"] = os.pathsep.join(
            filter(None, [str(SHARE), os.environ.get("JUPYTER_PATH", "")])
        )
        self._token_file = StatusTokenFile(options)
        self._root = find_socket_root(tempfile.gettempdir())
        super().__init__(
            config=build_voila_config(sockets=self._root is not None),
            log=logging.getLogger(INSIDE),
            config_file_paths=[],
            root_dir=str(options.notebooks.resolve()),
            port=options.port,
            ip=options.host,
            base_url=options.base_url,
        )
        self.server_url = self.base_url
        self.voila_configuration = VoilaConfiguration(parent=self)
        self.setup_template_dirs()

    def serve(self) -> None:
        """Serve until stopped.

        Raises:
            ServeError: The port is taken, or the address is not this machine's.
        """
        self._init_asyncio_patch()
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(self._serve())
        finally:
            # Not asyncio.run: at the end it waits, without limit, for tasks of the
            # libraries below us that take no notice of being cancelled.
            loop.close()

    async def _serve(self) -> None:
        sockets = open_listening_sockets(self.options)
        self.connection_dir = tempfile.mkdtemp(prefix="toolkit-", dir=self._root)
        try:
            self._open(sockets)
            stopped = self._stop_signal()
            ready = asyncio.create_task(self._announce())
            await stopped.wait()
            ready.cancel()
        finally:
            await self._close()

    def _open(self, sockets: list[socket.socket]) -> None:
        self.app = GuardedApplication(**self.init_settings())
        self.app.add_transform(SafeHeaders)
        self.app.add_handlers(".*$", self.init_handlers())
        self.kernel_manager = start_kernel_manager(
            self, self.options, self.connection_dir
        )
        self.app.settings["kernel_manager"] = self.kernel_manager
        self._server = HTTPServer(
            self.app,
            max_body_size=8 * MIB,
            max_buffer_size=2 * LARGEST_MESSAGE,
            idle_connection_timeout=SILENCE,
            body_timeout=SILENCE,
            ssl_options=self._encryption(),
        )
        self._server.add_sockets(sockets)
        self._token_file.leave()

    def _encryption(self) -> ssl.SSLContext | None:
        own = self.options
        if own.certfile is None:
            return None
        return build_ssl_context(own.certfile, own.keyfile, datetime.now(UTC))

    def _stop_signal(self) -> asyncio.Event:
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            try:
                loop.add_signal_handler(each, stopped.set)
            except NotImplementedError:  # Windows
                signal.signal(each, lambda *_: loop.call_soon_threadsafe(stopped.set))
        return stopped

    async def _announce(self) -> None:
        """Show the address once a page opens without waiting."""
        with suppress(TimeoutError):
            async with asyncio.timeout(READY_WITHIN):
                await self.kernel_manager.pool_ready()
        for line in describe_opening(self.options):
            say_line(line)
        if self._shortfall:
            say_line(self._shortfall)
        if self.options.open_browser:
            webbrowser.open(build_home_address(self.options))

    async def _close(self) -> None:
        # What breaks because it is being ended is no news.
        logging.getLogger().setLevel(logging.CRITICAL)
        if hasattr(self, "_server"):
            self._server.stop()
            await self.kernel_manager.end_all(END_WITHIN)
        self._token_file.take_back()
        shutil.rmtree(self.connection_dir, ignore_errors=True)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for each in others:
            each.cancel()
        if others:
            await asyncio.wait(others, timeout=END_WITHIN)
        say_line("Stopped.")

    def init_settings(self) -> dict[str, Any]:  # pyright: ignore[reportIncompatibleMethodOverride] - theirs names another Dict
        """Return what every handler may look up."""
        self.contents_manager = LargeFileManager(parent=self)
        identity = NoIdentity(parent=self)
        return {
            "base_url": self.base_url,
            "server_url": self.base_url,
            "addresses": AllowedHosts(self.options.allow_hosts),
            "proxies": TrustedProxies(self.options.trusted_proxies),
            "entrance": AccessEntrance(
                AccessGate(self.options.access_word), self.base_url, self.options.port
            ),
            "note": self._token_file,
            "own_pages": OwnPages(),
            "library": Library(self.options.notebooks, self.options.content),
            "allow_remote_access": True,  # GuardedApplication decides, for all alike
            "compress_response": True,
            "contents_manager": self.contents_manager,
            "cookie_secret": self.cookie_secret,
            "default_handler_class": NotFoundPage,
            "headers": {"Content-Security-Policy": STRICT},
            "identity_provider": identity,
            "authorizer": AllowAllAuthorizer(parent=self, identity_provider=identity),
            "kernel_websocket_connection_class": PageChannels,
            "log_function": lambda _handler: None,
            "websocket_max_message_size": LARGEST_MESSAGE,
            "ws_ping_interval": 10_000,
            "xsrf_cookie_kwargs": {
                "samesite": "Strict",
                "expires_days": None,
                "path": self.base_url,
            },
        }

    def init_handlers(self) -> list[Any]:  # pyright: ignore[reportIncompatibleMethodOverride] - theirs is not typed
        """Return the whole list of addresses that are answered."""
        base = self.base_url
        pages: list[Any] = [
            (base, HomePage),
            (f"{base}away", AwayPage),
            (f"{base}enter", EnterPage),
            (f"{base}status", StatusPage),
            (f"{base}()(calendar\\.css)", StaticFilesHandler, {"files": STATIC_FILES}),
            (f"{base}voila/render/(.*)", ScreenPage),
            (
                f"{base}toolkit/static/{_FILE}",
                StaticFilesHandler,
                {"files": STATIC_FILES},
            ),
            (f"{base}api/kernels/{_KERNEL}", KernelState),
            (f"{base}api/kernels/{_KERNEL}/channels", PageWebsocketHandler),
            (f"{base}voila/api/shutdown/{_KERNEL}", PageLeft),
        ]
        if base != "/":
            pages.append((base.rstrip("/"), RedirectHandler, {"url": base}))
        return pages + self._stock_handlers()

    def _stock_handlers(self) -> list[Any]:
        """Return what a page of ordinary widgets loads."""
        base = self.base_url
        extensions = {"path": self.labextensions_path, "no_cache_paths": []}
        themes = {
            "themes_url": f"{base}voila/api/themes",
            "path": self.themes_dir,
            "labextensions_path": self.labextensions_path,
            "no_cache_paths": ["/"],
        }
        return [
            (f"{base}voila/templates/(.*)", StockFiles),
            (
                f"{base}voila/static/(.*)",
                MultiStaticFileHandler,
                {"paths": self.static_paths},
            ),
            (f"{base}voila/labextensions/(.*)", FileFindHandler, extensions),
            (f"{base}voila/api/themes/(.*)", ThemesHandler, themes),
        ]


def serve_notebooks(options: Options) -> None:
    """Serve the notebooks until stopped.

    Args:
        options: What to serve and how.

    Raises:
        ServeError: It is not safe, or not possible, to start.
    """
    check_options(options)
    set_up_logging(verbose=options.verbose)
    ToolkitServer(options).serve()
