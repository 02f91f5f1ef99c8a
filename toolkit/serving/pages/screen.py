"""A page with a kernel: its first part at once, the rest when the kernel is ready.

The first part (heading, why, a skeleton) needs no kernel. The second comes from
the pool when a kernel waits there, else from one started now. A page never hangs:
there is a time limit, and words with a way back.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

from toolkit.serving.kernels.kernel_manager import KernelFailed, PageKernelManager
from toolkit.serving.kernels.pool import PreparedPage
from toolkit.serving.pages.files_and_headers import LOOSE, START, build_strict_policy
from toolkit.serving.pages.plain import Library, PlainPage, show_problem
from toolkit.serving.rendering.renderer import (
    OURS,
    get_template_name,
    read_notebook,
    render_opening,
)
from toolkit.serving.rendering.templates import (
    build_links,
    choose_page_module,
    load_inline_style,
    load_templates,
)
from toolkit.serving.terminal import say_fault

PATIENCE = 30.0  # seconds until a page that has no answer says so


class ScreenPage(JupyterHandler):
    """Shows one notebook as a page."""

    async def get(self, name: str) -> None:
        """Send the page, from the pool when a kernel waits there.

        Args:
            name: The notebook's file name.

        Raises:
            HTTPError: 404 when there is no such page, 503 when every seat is taken.
        """
        library: Library = self.settings["library"]
        if not library.has(name):
            raise HTTPError(404)
        kernels: Any = self.kernel_manager
        if kernels.full:
            raise HTTPError(503)
        async with kernels.arrival():
            await self._send(name, read_notebook(library.notebooks / name))

    async def _send(self, name: str, notebook: Any) -> None:
        self._prepare_headers(notebook)
        started = get_template_name(notebook) == OURS
        if started:
            kernels: Any = self.kernel_manager
            # A page that is ready goes whole: shown in two parts, it is drawn twice.
            in_parts = not kernels.pool.size(name)
            self.write(self._first_part(name, notebook, in_parts=in_parts))
            if in_parts:
                await self.flush()
        try:
            await self._send_rest(name, own_template=started)
        except Exception as fault:
            say_fault("A page could not be got ready", fault)
            self._give_up(started)

    def _prepare_headers(self, notebook: Any) -> None:
        # Reading the token sets the cookie without which the page could not end its
        # own kernel when it is closed.
        _ = self.xsrf_token
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        own_template = get_template_name(notebook) == OURS
        policy = (
            build_strict_policy(load_inline_style().name) if own_template else LOOSE
        )
        self.set_header("Content-Security-Policy", policy)

    def set_cookie(self, name: str, value: str | bytes, **how: Any) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - passed on whole
        """Set a cookie that never travels in the clear where the page did not.

        Args:
            name: The cookie's name.
            value: What it holds.
            **how: As tornado takes them; ``secure`` follows the request unless given.
        """
        how.setdefault("secure", self.request.protocol == "https")
        super().set_cookie(name, value, **how)

    def _first_part(self, name: str, notebook: Any, *, in_parts: bool) -> str:
        screen = notebook.metadata.get("toolkit", {}).get("screen", "")
        page = load_templates().get_template("start.html.j2")
        return page.render(
            base=self.base_url,
            **build_links(self.base_url),
            title=notebook.metadata.get("title", "") or Path(name).stem,
            opening=render_opening(notebook),
            module=choose_page_module(screen),
            start=START,
            look=load_inline_style().text,
            in_parts=in_parts,
        )

    async def _send_rest(self, name: str, *, own_template: bool) -> None:
        kernels: Any = self.kernel_manager
        making = asyncio.ensure_future(get_ready_page(kernels, name))
        # Not a timeout around it: nbclient turns a cancellation into another fault.
        await asyncio.wait({making}, timeout=PATIENCE)
        if not making.done():
            making.cancel()
            raise TimeoutError
        made = making.result()
        if self._left:
            await kernels.end(made.kernel_id)
            return
        kernels.seat(made.kernel_id)
        if own_template:
            self.settings["own_pages"].add(made.kernel_id, kernels.list_kernel_ids())
        self.write(made.text)

    _left = False

    def on_connection_close(self) -> None:
        """Notice that nobody waits for the page any more."""
        self._left = True

    def _give_up(self, started: bool) -> None:
        if not started:
            self.clear()
            self.set_status(500)
            show_problem(self, 500)
            return
        page = load_templates().get_template("gave-up.html.j2")
        self.write(page.render(base=self.base_url))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say what happened and what to do, without details.

        Args:
            status_code: HTTP status; 503 also says when to come again, in seconds.
            **kwargs: What was raised; not looked at.
        """
        if status_code == 503:
            self.set_header("Retry-After", "30")
        show_problem(self, status_code)

    log_exception = PlainPage.log_exception


async def get_ready_page(kernels: PageKernelManager, name: str) -> PreparedPage:
    """Return a page with a living kernel, from the pool or new.

    Args:
        kernels: The kernel manager.
        name: The notebook's file name.

    Raises:
        KernelFailed: The kernel ended before its page was there.
    """
    while (made := kernels.pool.take(name)) is not None:
        try:
            await kernels.require_alive(made.kernel_id)
        except KernelFailed as fault:
            say_fault("A kernel that was kept ready had failed", fault)
        else:
            return made
    return await kernels.make(name)
