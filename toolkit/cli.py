"""The command line: serve, check, doctor.

Says in plain words what is wrong, never with a traceback.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from toolkit.errors import ToolkitError
from toolkit.settings import (
    DISTRIBUTION,
    default_content,
    default_data,
    default_notebooks,
)

FOLDER = click.Path(file_okay=False, path_type=Path)


class PlainGroup(click.Group):
    """Commands whose faults are told as sentences."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a known fault ends it with its own words."""
        try:
            return super().invoke(ctx)
        except ToolkitError as error:
            raise click.ClickException(error.sentence) from None


@click.group(cls=PlainGroup)
@click.version_option(version(DISTRIBUTION), prog_name="toolkit")
def main() -> None:
    """Notebooks that become calm, private web apps for reflective supervision."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen here.")
@click.option("--port", default=8866, show_default=True, type=click.IntRange(1, 65535))
@click.option("--data", type=FOLDER, default=None, help="Keep journals here.")
@click.option("--content", type=FOLDER, default=None, help="Exercises to use.")
@click.option("--notebooks", type=FOLDER, default=None, help="Pages to serve.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option(
    "--allow-host", multiple=True, metavar="NAME", help="Also answer to this name."
)
@click.option(
    "--pool",
    default=1,
    show_default=True,
    type=click.IntRange(0, 20),
    help="Kernels kept ready for each page.",
)
@click.option(
    "--seats",
    default=40,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="Pages that may be open at once.",
)
@click.option(
    "--verbose",
    is_flag=True,
    help="Show the kernels' own messages, which may hold what people write.",
)
def serve(no_browser: bool, allow_host: tuple[str, ...], **chosen: Any) -> None:
    """Serve the pages until Ctrl-C."""
    from toolkit.serving.app import serve as run  # noqa: PLC0415 - heavy
    from toolkit.serving.options import Options  # noqa: PLC0415

    places = {
        "data": default_data,
        "content": default_content,
        "notebooks": default_notebooks,
    }
    for name, default in places.items():
        chosen[name] = (chosen[name] or default()).absolute()
    run(Options(allow_hosts=allow_host, open_browser=not no_browser, **chosen))
