"""The page that asks for the word of a training room, and takes it in.

It needs no script. What is typed is compared and forgotten: it is not shown again,
not kept and not logged.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError

from toolkit.serving.access.gate import LONGEST, AccessGate
from toolkit.serving.pages.files_and_headers import STRICT
from toolkit.serving.pages.plain import PlainPage, show_problem

# What the page itself is drawn with, where "Leave quickly" leads, and what has a guard
# of its own: nothing that belongs to anybody. "toolkit/static/v-1a2b3c/screen.css";
# never "toolkit/static/log.js" or "voila/render/log.ipynb".
_OPEN = re.compile(
    r"away|enter|status|calendar\.css"
    r"|toolkit/static/(v-[0-9a-f]+/)?(screen\.css|enter\.js|vendor/[a-z-]+\.woff2)"
)
# "api/kernels/1a2b" and "voila/static/main.js", which no redirect would help; never
# "voila/render/log.ipynb", which is a page.
_NO_PAGE = re.compile(r"(api|toolkit|voila/(api|labextensions|static|templates))/.*")
# "/voila/render/log.ipynb?from=home"; never "//other.example" or "/\\other.example",
# which a browser takes for another site.
_PLACE = re.compile(r"/(?![/\\])[A-Za-z0-9/._~%?=&+-]{0,500}")
_POLICY = STRICT.replace("form-action 'none'", "form-action 'self'")
WRONG = "That is not the word for this session. Please look at it once more."
EMPTY = "Please type the word first."
TOO_MANY = "That was not it several times. Please wait {} seconds, then try again."


@dataclass(frozen=True)
class AccessEntrance:
    """Where people come in, and what lets them.

    Args:
        gate: Knows the word.
        base: The server's base address, ending in a slash.
        port: Tells our cookie from another server's on the same computer, which
            browsers do not.
    """

    gate: AccessGate
    base: str
    port: int

    @property
    def cookie(self) -> str:
        """The name under which a browser keeps that the word was typed."""
        return f"toolkit-word-{self.port}"

    def lets_in(self, request: HTTPServerRequest) -> bool:
        """Tell whether a request may be answered by the pages."""
        path = request.path.removeprefix(self.base)
        return (
            not self.gate.closed or bool(_OPEN.fullmatch(path)) or self.knows(request)
        )

    def knows(self, request: HTTPServerRequest) -> bool:
        """Tell whether the word was typed in this browser."""
        shown = request.cookies.get(self.cookie)
        return self.gate.knows(shown.value if shown else "")

    def where_to(self, asked: str) -> str:
        """Return the page to go on to: one of ours, never another site's.

        Args:
            asked: Where somebody wanted to go.
        """
        sound = _PLACE.fullmatch(asked) and asked.startswith(self.base)
        return asked if sound and ".." not in asked else self.base


class ClosedPage(PlainPage):
    """Everything that is wanted before the word was typed."""

    def prepare(self) -> None:
        """Lead a page to the word, and refuse everything else."""
        entrance: AccessEntrance = self.settings["entrance"]
        path = self.request.path.removeprefix(self.base)
        if (
            self.request.method not in ("GET", "HEAD")
            or "Upgrade" in self.request.headers
        ):
            self._refuse(403)
        elif _NO_PAGE.fullmatch(path):
            # A page that was left open asks whether its kernel is there: it is not,
            # and with that answer it offers to start again.
            self._refuse(404 if path.startswith("api/kernels/") else 403)
        else:
            to = quote(entrance.where_to(self.request.uri or ""), safe="/")
            self.redirect(f"{self.base}enter?to={to}", status=303)

    def _refuse(self, status: int) -> None:
        self.set_status(status)
        show_problem(self, status)


class EnterPage(PlainPage):
    """Asks for the word."""

    def prepare(self) -> None:
        """Let the form be sent to us, and learn from where it was sent.

        Raises:
            HTTPError: 404 when this server asks for no word.
        """
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("Referrer-Policy", "same-origin")
        if not self.entrance.gate.closed:
            raise HTTPError(404)

    @property
    def entrance(self) -> AccessEntrance:
        """Where people come in."""
        return self.settings["entrance"]

    def get(self) -> None:
        """Show the form, or go on where the word is known already."""
        to = self.entrance.where_to(self.get_query_argument("to", ""))
        if self.entrance.knows(self.request):
            self.redirect(to, status=303)
        else:
            self._ask(to)

    head = get

    def post(self) -> None:
        """Take the word in.

        Raises:
            HTTPError: 403 when the form stood on another site.
        """
        if self._sent_from_elsewhere():
            raise HTTPError(403)
        to = self.entrance.where_to(self.get_body_argument("to", ""))
        typed = self.get_body_argument("word", "")
        if not typed.strip():
            self._ask(to, EMPTY)
            return
        verdict = self.entrance.gate.check_word(
            typed[: LONGEST + 1], self.request.remote_ip or "", time.monotonic()
        )
        if verdict.right:
            self._welcome(to)
        elif verdict.wait:
            self.set_status(429)
            self.set_header("Retry-After", str(verdict.wait))
            self._ask(to, TOO_MANY.format(verdict.wait))
        else:
            self.set_status(403)
            self._ask(to, WRONG)

    def _welcome(self, to: str) -> None:
        self.set_cookie(
            self.entrance.cookie,
            self.entrance.gate.pass_value,
            path=self.base,
            httponly=True,
            samesite="Strict",
            secure=self.request.protocol == "https",
        )
        self.redirect(to, status=303)

    def _sent_from_elsewhere(self) -> bool:
        origin = self.request.headers.get("Origin")
        return origin is not None and urlsplit(origin).netloc != self.request.host

    def _ask(self, to: str, error: str = "") -> None:
        self.show("enter.html.j2", to=to, error=error)
