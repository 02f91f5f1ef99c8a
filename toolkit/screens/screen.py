"""What every screen shares: one view model out, one checked message in per action.

``screen.state`` is the whole view model; the browser draws it. Each thing a person
does arrives as one message ``{id, do, ...}`` and is answered by ``{ack: id, ok}``
with a plain sentence when it could not be done. Messages are untrusted: whatever
arrives, the answer is a sentence, never a traceback, a path or a person's words.

So a screen is tested without a browser: ``screen.act("save", ...)``, then look at
``screen.state``.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import anywidget
import traitlets

from toolkit import settings as settings_module
from toolkit.errors import FormError, MessageError, ToolkitError
from toolkit.screens.bundle import build_bundle, build_guest_stylesheet
from toolkit.screens.message import check_message
from toolkit.settings import Settings

if TYPE_CHECKING:
    from toolkit.exports.download import Download

Fields = Mapping[str, Any]
Reply = dict[str, Any]
Action = Callable[[Fields], Reply | None]
Clock = Callable[[], datetime]

UNEXPECTED = (
    "Something went wrong on our side, and this was not done. "
    "What you wrote is still here. Please try once more."
)
TICK_SECONDS = 5
REMEMBERED = 200


def read_system_clock() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


class Screen(anywidget.AnyWidget):
    """One app's screen.

    A subclass names its module, builds its view model in :meth:`view` and lists its
    actions in :meth:`actions`.

    Args:
        settings: Where things are; read from the environment when left out.
        clock: Returns the present moment, aware; the system's clock when left out.
    """

    module: ClassVar[str] = ""
    _module = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(
        self, settings: Settings | None = None, clock: Clock = read_system_clock
    ) -> None:
        self.settings = settings or settings_module.read_settings()
        self.clock = clock
        # Under our own server the page loads the module as a file it can cache.
        self._esm = "" if self.settings.served else build_bundle(self.module)
        self._css = "" if self.settings.served else build_guest_stylesheet()
        super().__init__(_module=self.module)
        self._answered: OrderedDict[str, Reply] = OrderedDict()
        self._acting = self._due = self._anew = False
        self._actions = self.actions()
        self.publish()
        self._schedule_tick()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def actions(self) -> dict[str, Action]:
        """Return what a page may ask for, by name."""
        return {}

    def view(self) -> dict[str, Any]:
        """Return the view model as it is now."""
        return {}

    def tick(self) -> None:
        """Do what is due by now; called every few seconds while a kernel runs."""

    def publish(self) -> None:
        """Send the view model to the page; within an action, once it is done."""
        if self._acting:
            self._due = True
            return
        self.state = self.view()

    def publish_anew(self) -> None:
        """Send the view model even to a page that may have it already."""
        self.publish()
        self._anew = True

    @contextmanager
    def _one_publication(self) -> Generator[None]:
        """Draw what an action changed once, however often it said so."""
        self._acting, self._due, self._anew = True, False, False
        try:
            yield
        finally:
            self._acting = False
            if self._due:
                before = self.state
                self.publish()
                if self._anew and self.state == before:
                    self.send_state("state")

    def act(self, do: str, **fields: Any) -> Reply:
        """Do one action as if its message had come from the page.

        Args:
            do: Name of the action.
            **fields: What the message carries.

        Returns:
            The answer: ``ok``, and ``error`` and ``problems`` when it is False.
        """
        return self._answer({"do": do, **fields})

    def _handle_msg(self, msg: Any) -> None:
        # Nothing but an action or a question for the state is taken from a page, and
        # whatever else arrives ends here, not in a traceback on that page.
        content = msg.get("content") if isinstance(msg, dict) else None
        data = content.get("data") if isinstance(content, dict) else None
        if not isinstance(data, dict):
            return
        if data.get("method") == "request_state":
            self.send_state()
        elif data.get("method") == "custom":
            self._on_message(data.get("content"))

    def _on_message(self, content: Any) -> None:
        known = _id_of(content)
        if known in self._answered:
            self.send(self._answered[known])  # sent again after a lost connection
            return
        reply = self._answer(content)
        buffers = reply.pop("buffers", None)
        self.send(reply, buffers)
        if reply["ack"] and buffers is None:
            self._remember(reply)

    def forget_answers(self) -> None:
        """Drop the answers that are held in case a page asks for them again."""
        self._answered.clear()

    def _remember(self, reply: Reply) -> None:
        self._answered[reply["ack"]] = reply
        while len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)

    def _answer(self, content: Any) -> Reply:
        """Do what a message asks and say how it went."""
        ack = ""
        try:
            message = check_message(content, frozenset(self._actions))
            ack = message.id
            with self._one_publication():
                extra = self._actions[message.do](message.fields) or {}
            return {"ack": ack, "ok": True, **extra}
        except FormError as error:
            return self._refusal(ack, content, error, {"problems": error.problems})
        except MessageError as error:
            return self._refusal(ack, content, error, {})
        except ToolkitError as error:
            return self._refusal(ack, content, error, {"kind": type(error).__name__})
        except Exception:
            # The one door where a fault of ours must not reach the page as text.
            return {"ack": _id_of(content), "ok": False, "error": UNEXPECTED}

    def _refusal(
        self, ack: str, content: Any, error: ToolkitError, extra: Reply
    ) -> Reply:
        return {
            "ack": ack or _id_of(content),
            "ok": False,
            "error": error.sentence,
            **extra,
        }

    def _schedule_tick(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # no kernel: a test, or plain Python
        loop.call_later(TICK_SECONDS, self._on_tick)

    def _on_tick(self) -> None:
        try:
            self.tick()
        finally:
            self._schedule_tick()


def build_file_reply(file: Download) -> Reply:
    """Return the answer that hands a file to the page."""
    about = {"name": file.name, "mime": file.media_type}
    return {"file": about, "buffers": [file.data]}


def _id_of(content: Any) -> str:
    """Return a message's id when it has a usable one."""
    found = content.get("id") if isinstance(content, dict) else None
    return found if isinstance(found, str) and len(found) <= 64 else ""
