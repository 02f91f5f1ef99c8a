"""The command line: serve, check, doctor, and what is done with cases.

Says in plain words what is wrong, never with a traceback.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from toolkit.cli_case import COMMANDS
from toolkit.errors import ServeError, ToolkitError
from toolkit.settings import (
    DISTRIBUTION,
    get_default_content,
    get_default_data,
    get_default_notebooks,
)

if TYPE_CHECKING:
    from toolkit.serving.options import Options

FOLDER = click.Path(file_okay=False, path_type=Path)
NO_JUPYTERHUB = (
    "JupyterHub is not installed beside the toolkit. "
    "deploy/README.md says how a hub is set up."
)
FILE = click.Path(path_type=Path)
WORD_VARIABLE = "TOOLKIT_ACCESS_WORD"
SEEN_BY_OTHERS = (
    "Everybody who can use this computer can see a word that stands in the command. "
    "With --access-word alone you are asked for it instead."
)


class PlainGroup(click.Group):
    """Commands whose faults are told as sentences."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a known fault ends it with its own words.

        Raises:
            ClickException: The command failed in a way that can be said plainly; it is
                shown without a traceback, and the program ends with 1.
        """
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
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Listen at this address."
)
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
    default=None,
    show_default="as many as memory allows",
    type=click.IntRange(0, 100),
    help="Kernels kept ready for each page.",
)
@click.option(
    "--seats",
    default=40,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="Pages that may be open at once.",
)
@click.option("--certfile", type=FILE, default=None, help="Certificate for https.")
@click.option("--keyfile", type=FILE, default=None, help="Key of that certificate.")
@click.option(
    "--base-url",
    default="/",
    show_default=True,
    help="Where the home page is, as /training/.",
)
@click.option(
    "--trust-proxy",
    multiple=True,
    metavar="ADDRESS",
    help="Believe what a reverse proxy at this address says of a browser.",
)
@click.option(
    "--access-word",
    prompt="Word for the room",
    prompt_required=False,
    hide_input=True,
    default=None,
    envvar=WORD_VARIABLE,
    show_envvar=True,
    help="Ask everybody for a word first. Without the word here, you are asked for it.",
)
@click.option(
    "--access-word-file", type=FILE, default=None, help="Read that word from here."
)
@click.option(
    "--hub", is_flag=True, help="For one person; a JupyterHub starts it so by itself."
)
@click.option(
    "--status", is_flag=True, help="Say how a server on this port is doing, and end."
)
@click.option(
    "--verbose",
    is_flag=True,
    help="Show the kernels' own messages, which may hold what people write.",
)
@click.pass_context
def serve(ctx: click.Context, **chosen: Any) -> None:
    """Serve the pages until Ctrl-C.

    \f

    Args:
        ctx: The command's context; tells where the access word came from.
        **chosen: The options above, by their names.

    Raises:
        ServeError: It is not safe, or not possible, to start.
        ClickException: A hub is asked for, and JupyterHub is not installed.
    """  # noqa: D301 - click shows no help after \f
    # Heavy, so not before it is known that it is wanted.
    from toolkit.serving.options import Options

    data, content, notebooks = _resolve_folders(chosen)
    options = Options(
        host=chosen["host"],
        port=chosen["port"],
        data=data,
        content=content,
        notebooks=notebooks,
        allow_hosts=chosen["allow_host"],
        pool=chosen["pool"],
        seats=chosen["seats"],
        base_url=f"/{chosen['base_url'].strip('/')}/".replace("//", "/"),
        trusted_proxies=chosen["trust_proxy"],
        certfile=chosen["certfile"],
        keyfile=chosen["keyfile"],
        access_word=_access_word(ctx, chosen["access_word_file"]),
        open_browser=not chosen["no_browser"],
        verbose=chosen["verbose"],
    )
    _status(options) if chosen["status"] else _choose_server(hub=chosen["hub"])(options)


def _status(options: Options) -> None:
    from toolkit.serving.pages.status import ask_server

    for line in ask_server(options):
        click.echo(line)


def _access_word(ctx: click.Context, file: Path | None) -> str:
    """Return the word for the room, from wherever it was given; empty for none."""
    # Kernels inherit the environment, and the word is no business of theirs.
    os.environ.pop(WORD_VARIABLE, None)
    word = ctx.params["access_word"]
    if word and ctx.get_parameter_source("access_word") is ParameterSource.COMMANDLINE:
        click.echo(SEEN_BY_OTHERS, err=True)
    if word is None and file is not None:
        word = _first_line(file)
    return (word or "").strip()


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        raise ServeError(
            f"The word for the room cannot be read from {file}. Please look whether "
            "the file is there, is plain text and can be read by this account."
        ) from None
    if not lines or not lines[0].strip():
        raise ServeError(
            f"There is no word in {file}. Please write it on the first line."
        )
    return lines[0]


def _choose_server(*, hub: bool) -> Callable[[Options], None]:
    """Return what serves the pages: on its own, or as a hub asks.

    Raises:
        ClickException: The packages of a hub are not installed.
    """
    if not hub:
        from toolkit.serving.app import serve_notebooks

        return serve_notebooks
    try:
        from toolkit.serving.hub import serve_on_hub
    except ModuleNotFoundError:
        raise click.ClickException(NO_JUPYTERHUB) from None
    return serve_on_hub


@main.command()
@click.option("--data", type=FOLDER, default=None, help="Where journals are kept.")
@click.option("--content", type=FOLDER, default=None, help="Exercises to look at.")
@click.option("--notebooks", type=FOLDER, default=None, help="Pages to look at.")
@click.pass_context
def doctor(ctx: click.Context, **chosen: Path | None) -> None:
    """Say what is missing or wrong on this computer.

    \f

    Args:
        ctx: The command's context; it ends with 0 when all is well, else with 1.
        **chosen: The folders to look at; None for the usual ones.
    """  # noqa: D301 - click shows no help after \f
    from toolkit.serving.doctor import check_computer
    from toolkit.serving.options import Options

    data, content, notebooks = _resolve_folders(chosen)
    well = True
    for finding in check_computer(
        Options(data=data, content=content, notebooks=notebooks)
    ):
        click.echo(str(finding))
        well = well and finding.well
    click.echo("Everything is in place." if well else "Please look at the lines above.")
    ctx.exit(0 if well else 1)


@main.command()
@click.option("--content", type=FOLDER, default=None, help="Exercises to check.")
@click.option("--notebooks", type=FOLDER, default=None, help="Pages they name.")
@click.pass_context
def check(ctx: click.Context, content: Path | None, notebooks: Path | None) -> None:
    """Report every problem in the exercises, with file, line and a hint.

    \f

    Args:
        ctx: The command's context; it ends with 1 when something must be mended.
        content: Folder of exercises; None for the usual one.
        notebooks: Folder of the pages they name; None for the usual one.
    """  # noqa: D301 - click shows no help after \f
    from toolkit.content import check_exercises

    found = check_exercises(
        content or get_default_content(), notebooks or get_default_notebooks()
    )
    for problem in found:
        click.echo(f"{WEIGHT[problem.level]}{problem}")
    must = sum(problem.level == "must" for problem in found)
    click.echo(_summary(must, len(found) - must))
    ctx.exit(1 if must else 0)


WEIGHT = {"must": "", "should": "(worth a look) ", "info": "(good to know) "}


def _summary(must: int, others: int) -> str:
    if must:
        return f"{must} to mend before the exercises can be used."
    if others:
        return "The exercises can be used. The lines above are worth a look."
    return "The exercises can be used. Nothing to mend."


def _resolve_folders(chosen: dict[str, Any]) -> tuple[Path, Path, Path]:
    """Return the folders for data, content and notebooks: as named, or the usual."""
    return (
        (chosen["data"] or get_default_data()).absolute(),
        (chosen["content"] or get_default_content()).absolute(),
        (chosen["notebooks"] or get_default_notebooks()).absolute(),
    )
