"""Turns a notebook into a page, with four named changes to Voila's own renderer.

1. A notebook's template is ours, or ours on top of the stock one ("lab"); no other.
2. Our template is compiled once per server, not once per page, and needs no nbconvert.
3. Notebooks are read as files: no signature database, no kernel of their own choice.
4. Its line to the kernel is open as soon as the kernel says its word of welcome.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer
from voila.utils import get_page_config

from toolkit.serving.rendering.cells import render_text_cell
from toolkit.serving.rendering.templates import build_links, load_templates
from toolkit.serving.terminal import say_line

STARTED_WITHIN = 30.0  # seconds for a kernel to say its first word
ONE_LOOK = 500  # milliseconds until it is looked at whether the kernel still runs
OURS = "reflective"
STOCK = {"lab": "ordinary"}


def choose_template(notebook: Any) -> str:
    """Return which of our templates a notebook asks for."""
    wanted = notebook.metadata.get("voila", {}).get("template", "")
    return STOCK.get(wanted, OURS)


def read_notebook(path: Path) -> Any:
    """Read a notebook file and give it the one kernel there is.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no notebook.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"] = nbformat.from_dict(
        {"name": "python3", "display_name": "Python 3", "language": "python"}
    )
    template = choose_template(notebook)
    notebook.metadata["voila"] = nbformat.from_dict({"template": template})
    return notebook


def render_opening(notebook: Any) -> list[str]:
    """Return the text cells before the first code cell, as HTML."""
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            break
        if cell.cell_type == "markdown":
            parts.append(render_text_cell(cell.source))
    return parts


def _after_opening(cells: list[Any]) -> list[Any]:
    kinds = [cell.cell_type for cell in cells]
    return cells[kinds.index("code") :] if "code" in kinds else []


class Renderer(NotebookRenderer):
    """Voila's renderer with the four changes named above."""

    app: Any
    folder: Path
    base_url: str

    @classmethod
    def for_server(cls, app: Any, notebook_path: str) -> Renderer:
        """Make the renderer of one page.

        Args:
            app: The server application.
            notebook_path: The notebook's name in the notebooks folder.
        """
        made = cls(
            voila_configuration=app.voila_configuration,
            traitlet_config=app.config,
            notebook_path=notebook_path,
            template_paths=app.template_paths,
            contents_manager=app.contents_manager,
            base_url=app.base_url,
            page_config={},
        )
        made.app = app
        made.folder = Path(app.root_dir)
        return made

    async def load_notebook(self, path: str) -> Any:
        """Read the notebook from the folder of pages."""
        return read_notebook(self.folder / path)

    async def initialize(self, **kwargs: Any) -> None:
        """Read the notebook and prepare only what its template needs."""
        notebook = await self.load_notebook(self.notebook_path)
        if get_template_name(notebook) != OURS:
            self.page_config = self._stock_page_config()
            await super().initialize()
            return
        notebook.cells = _after_opening(notebook.cells)
        self.notebook = notebook
        self.cwd = ""
        self.template_name, self.theme = OURS, "light"

    def _stock_page_config(self) -> dict[str, Any]:
        # Else the stock front end would fetch MathJax from another host.
        maths = f"{build_links(self.base_url)['files']}no-maths.js"
        return get_page_config(
            base_url=self.base_url,
            settings={"mathjax_url": maths, "mathjax_config": ""},
            log=self.app.log,
            voila_configuration=self.voila_configuration,
        )

    def generate_content_generator(
        self, kernel_id: str | None = None, kernel_future: Any = None
    ) -> AsyncGenerator[tuple[str, dict[str, Any]], None]:
        """Return the page's second part, piece by piece, running its cells.

        Args:
            kernel_id: The id of the page's kernel.
            kernel_future: Its manager, as upstream's name for it has it.
        """
        if self.template_name != OURS:
            return super().generate_content_generator(kernel_id, kernel_future)
        return self._pieces(
            partial(
                self._jinja_kernel_start,
                kernel_id=kernel_id,
                kernel_future=kernel_future,
            )
        )

    async def _pieces(
        self, kernel_start: Any
    ) -> AsyncGenerator[tuple[str, dict[str, Any]], None]:
        template = load_templates(asynchronous=True).get_template("index.html.j2")
        async for piece in template.generate_async(
            nb=self.notebook,
            kernel_start=kernel_start,
            cell_generator=self._run_cells,
            states=self._states,
        ):
            # A plain string: Markup would escape whatever it is added to.
            yield "".join([piece]), {}

    async def _jinja_kernel_start(
        self, nb: Any, kernel_id: str | None, kernel_future: Any
    ) -> str | None:
        """Open the line over which the cells are run.

        Upstream's waits 0.2 s for silence, and starts a thread for a heartbeat.
        """
        client = kernel_future.client()
        client.start_channels(hb=False)
        client.allow_stdin = False
        self.executor: Any = VoilaExecutor(
            nb, km=kernel_future, config=self.traitlet_config
        )
        self.executor.kc = client
        await _wait_for_welcome(client, kernel_future)
        self.kernel_started = True
        return kernel_id

    def close(self) -> None:
        """Close the line, however far the page has come; upstream may leave it open."""
        client = getattr(getattr(self, "executor", None), "kc", None)
        if client is not None:
            client.stop_channels()

    async def _run_cells(self, notebook: Any, kernel_id: str) -> AsyncGenerator[Any]:
        """Run the cells, and say which page has one that does not work."""
        async for cell in self._jinja_cell_generator(notebook, kernel_id):
            outputs = cell.get("outputs", [])
            if any(output.get("output_type") == "error" for output in outputs):
                say_line(
                    f"A part of {self.notebook_path} does not run. "
                    "To see why, open it in JupyterLab."
                )
            yield cell

    def _states(self) -> dict[str, Any]:
        """Return the screens' states as they were built, so that the page can draw.

        Those with binary parts are left out: they arrive over the connection.
        """
        found = self.executor.widget_state
        return {
            model_id: state
            for model_id, state in found.items()
            if state.get("_model_module") == "anywidget"
            and model_id not in self.executor.widget_buffers
        }


async def _wait_for_welcome(client: Any, kernel: Any) -> None:
    """Wait until a kernel says something; what it says is left to be read.

    Raises:
        RuntimeError: The kernel has ended.
    """
    async with asyncio.timeout(STARTED_WITHIN):
        while not await client.iopub_channel.socket.poll(ONE_LOOK):
            if not await ensure_async(kernel.is_alive()):
                raise RuntimeError


def get_template_name(notebook: Any) -> str:
    """Return the template of a notebook that :func:`read_notebook` returned."""
    return notebook.metadata["voila"]["template"]
