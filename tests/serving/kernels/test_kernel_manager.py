from __future__ import annotations

import sys

import nbformat
import pytest
from seated import said

from toolkit.serving import app
from toolkit.serving.forkserver import client
from toolkit.serving.kernels.config import (
    ALLOWED_MESSAGES,
    SingleKernelSpecManager,
    build_kernel_config,
    find_socket_root,
)
from toolkit.serving.pages.files_and_headers import LOOSE, STRICT
from toolkit.serving.rendering.renderer import (
    choose_template,
    read_notebook,
    render_opening,
)


def test_there_is_one_kernel_whatever_is_asked_for():
    spec = SingleKernelSpecManager().get_kernel_spec("anything")
    assert spec.argv[0] == sys.executable
    assert spec.argv[-2:] == ["-f", "{connection_file}"]
    assert SingleKernelSpecManager().find_kernel_specs() == {"python3": ""}


def test_a_page_may_only_talk_to_widgets():
    assert all(
        kind.startswith("comm_") or kind == "kernel_info_request"
        for kind in ALLOWED_MESSAGES
    )


def test_kernels_end_when_nobody_is_there_and_never_restart():
    config = build_kernel_config(sockets=True)
    assert config.MappingKernelManager.cull_idle_timeout > 0
    assert config.MappingKernelManager.cull_interval == 10
    assert config.KernelRestarter.restart_limit == 0


def test_sockets_are_used_where_their_paths_are_short_enough(tmp_path):
    if sys.platform == "win32":
        assert find_socket_root("/tmp") is None
        return
    assert build_kernel_config(sockets=True).KernelManager.transport == "ipc"
    assert "KernelManager" not in build_kernel_config(sockets=False)
    assert find_socket_root(str(tmp_path / ("x" * 60))) == "/tmp"


def test_where_nothing_can_be_forked_kernels_start_in_the_usual_way_over_tcp(
    monkeypatch, request
):
    monkeypatch.setattr(client, "can_fork", lambda: False)
    monkeypatch.setattr(app, "find_socket_root", lambda _: None)

    async def claim(keeper, kernel):
        assert not keeper.fork_server.ready
        assert keeper.get_kernel(kernel).transport == "tcp"
        assert await said(keeper, kernel, "print(6 * 7)") == "42"

    request.getfixturevalue("with_kernel")(claim)


def test_no_policy_names_another_host_or_a_wildcard():
    for policy in (STRICT, LOOSE):
        assert "http" not in policy
        assert "*" not in policy
    assert "unsafe" not in STRICT


def notebook(*cells, **metadata):
    made = nbformat.v4.new_notebook(cells=list(cells))
    made.metadata.update(metadata)
    return made


@pytest.mark.parametrize("name", ["", "classic", "reveal", "../x", "ordinary"])
def test_a_notebook_can_name_no_template_but_the_stock_one(name):
    assert choose_template(notebook(voila={"template": name})) == "reflective"
    assert choose_template(notebook(voila={"template": "lab"})) == "ordinary"


def test_a_notebook_cannot_name_another_kernel(tmp_path):
    other = notebook(kernelspec={"name": "bash", "display_name": "B", "language": "b"})
    nbformat.write(other, tmp_path / "x.ipynb")
    assert read_notebook(tmp_path / "x.ipynb").metadata.kernelspec.name == "python3"


def test_words_before_the_first_code_open_the_page():
    text, code = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell
    made = notebook(text("# One"), text("Two"), code("3"), text("Four"))
    assert [part.strip() for part in render_opening(made)] == [
        "<h1>One</h1>",
        "<p>Two</p>",
    ]
