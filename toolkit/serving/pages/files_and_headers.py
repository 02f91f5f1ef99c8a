"""Answers to requests: what a page is made of, and the end of its kernel.

Every answer passes :class:`SafeHeaders`, and every request first passes the guard in
:mod:`toolkit.serving.pages.guard`.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import HTTPError, OutputTransform
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import TemplateStaticFileHandler

from toolkit.serving.pages.plain import PlainPage
from toolkit.serving.rendering.assets import StaticFiles
from toolkit.serving.rendering.templates import hash_for_policy

_COMMON = (
    "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
# The one line of script that stands in a page itself: its module begins when the page
# is whole, and the browser does not show it as loading until then.
START = "import(document.documentElement.dataset.run)"
STRICT = (
    f"default-src 'none'; script-src 'self' blob: {hash_for_policy(START)}; "
    f"style-src 'self'; font-src 'self'; {_COMMON}"
)


def build_strict_policy(look: str) -> str:
    """Return the policy of a page that carries its own style sheet.

    Args:
        look: What names the style sheet: no other is taken.
    """
    return STRICT.replace("style-src 'self'", f"style-src 'self' {look}")


# The stock front end writes scripts and styles into the page; still no other host.
LOOSE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; "
    f"font-src 'self' data:; {_COMMON}"
)
HEADERS = {
    "Content-Security-Policy": STRICT,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
FOR_GOOD = "public, max-age=31536000, immutable"


class SafeHeaders(OutputTransform):
    """Gives every answer the headers that keep it private."""

    def __init__(self, request: HTTPServerRequest) -> None:
        super().__init__(request)

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add what a handler did not set itself.

        Args:
            status_code: HTTP status.
            headers: The answer's headers, which are added to.
            chunk: The first part of its body.
            finishing: Whether that part is the last.
        """
        for name, value in HEADERS.items():
            if name not in headers:
                headers[name] = value
        headers["Server"] = "toolkit"
        return status_code, headers, chunk


class NoIdentity(IdentityProvider):
    """Knows nobody: no name, no cookie that follows a person."""

    def get_user(self, handler: Any) -> User:
        """Return the same nobody for every request."""
        return User(username="someone")

    def get_handlers(self) -> list[tuple[str, object]]:
        """Offer nowhere to log in."""
        return []

    @property
    def auth_enabled(self) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride] - theirs says True for ever
        """Whether anyone has to log in: never."""
        return False


class KernelState(KernelHandler):
    """Tells a page whether its kernel is still there; nothing else."""

    SUPPORTED_METHODS = ("GET",)


class PageLeft(VoilaShutdownKernelHandler):
    """Ends the kernel of a page that was closed."""

    async def post(self, kernel_id: str) -> None:
        """End it, if it has not ended already."""
        await self.kernel_manager.end(kernel_id)  # pyright: ignore[reportAttributeAccessIssue]
        self.set_status(204)
        self.finish()


class StockFiles(TemplateStaticFileHandler):
    """Files of the stock front end, for pages of ordinary widgets."""

    def parse_url_path(self, path: str) -> str:
        """Refuse addresses that have no sound shape.

        Args:
            path: The address below ``voila/templates/``.

        Raises:
            HTTPError: 404; nothing was looked for.
        """
        parts = path.split("/")
        odd = {"", ".", ".."}.intersection(parts) or "\0" in path
        if odd or parts[1:2] != ["static"] or len(parts) < 3:
            raise HTTPError(404)
        return super().parse_url_path(path)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say nothing: these are not pages.

        Args:
            status_code: HTTP status, already set.
            **kwargs: What was raised; not looked at.
        """
        self.finish()


class StaticFilesHandler(PlainPage):
    """A style sheet, module or typeface of ours."""

    def initialize(self, files: StaticFiles) -> None:
        """Take the files to serve from."""
        self.files = files

    def get(self, version: str | None, name: str) -> None:
        """Send a file: for good under its version, else checked each time.

        Args:
            version: The hash in the address; None where it has none.
            name: The file's path below its folder.

        Raises:
            HTTPError: 404 when there is no such file.
        """
        asset = self.files.get(name)
        if asset is None:
            raise HTTPError(404)
        current = version == self.files.version
        self.set_header("Cache-Control", FOR_GOOD if current else "no-cache")
        self.set_header("ETag", asset.tag)
        self.set_header("Vary", "Accept-Encoding")
        if self.check_etag_header():
            self.set_status(304)
            return
        self.set_header("Content-Type", asset.kind)
        if asset.packed and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(asset.packed)
        else:
            self.write(asset.body)
