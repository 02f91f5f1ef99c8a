"""The command line: serve, check, doctor, and what is done with cases.

Says in plain words what is wrong, never with a traceback.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from toolkit.cli_case import COMMANDS
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


for command in COMMANDS:
    main.add_command(command)


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
    # Heavy, so not before it is known that it is wanted.
    from toolkit.serving.app import serve as run
    from toolkit.serving.options import Options

    data, content, notebooks = _places(chosen)
    run(
        Options(
            host=chosen["host"],
            port=chosen["port"],
            data=data,
            content=content,
            notebooks=notebooks,
            allow_hosts=allow_host,
            pool=chosen["pool"],
            seats=chosen["seats"],
            open_browser=not no_browser,
            verbose=chosen["verbose"],
        )
    )


@main.command()
@click.option("--data", type=FOLDER, default=None, help="Where journals are kept.")
@click.option("--content", type=FOLDER, default=None, help="Exercises to look at.")
@click.option("--notebooks", type=FOLDER, default=None, help="Pages to look at.")
@click.pass_context
def doctor(ctx: click.Context, **chosen: Path | None) -> None:
    """Say what is missing or wrong on this computer."""
    from toolkit.serving.doctor import examine
    from toolkit.serving.options import Options

    data, content, notebooks = _places(chosen)
    well = True
    for finding in examine(Options(data=data, content=content, notebooks=notebooks)):
        click.echo(str(finding))
        well = well and finding.well
    click.echo("Everything is in place." if well else "Please look at the lines above.")
    ctx.exit(0 if well else 1)


@main.command()
@click.option("--content", type=FOLDER, default=None, help="Exercises to check.")
@click.option("--notebooks", type=FOLDER, default=None, help="Pages they name.")
@click.pass_context
def check(ctx: click.Context, content: Path | None, notebooks: Path | None) -> None:
    """Report every problem in the exercises, with file, line and a hint."""
    from toolkit.content import check as problems_in

    found = problems_in(content or default_content(), notebooks or default_notebooks())
    for problem in found:
        click.echo(f"{WEIGHT[problem.level]}{problem}")
    must = sum(problem.level == "must" for problem in found)
    click.echo(_summary(must, len(found) - must))
    ctx.exit(1 if must else 0)


WEIGHT = {"must": "", "should": "(worth mending) ", "info": "(good to know) "}


def _summary(must: int, others: int) -> str:
    if must:
        return f"{must} to mend before the exercises can be used."
    if others:
        return "The exercises can be used. The lines above are worth a look."
    return "The exercises can be used. Nothing to mend."


def _places(chosen: dict[str, Any]) -> tuple[Path, Path, Path]:
    """Return the folders for data, content and notebooks: as named, or the usual."""
    return (
        (chosen["data"] or default_data()).absolute(),
        (chosen["content"] or default_content()).absolute(),
        (chosen["notebooks"] or default_notebooks()).absolute(),
    )
