"""Nothing that comes over a page's line runs code, or reads what code is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kernel_line import V1, hear_all, kernel_of, line, message, packed, page_of

KINDS = (
    "execute_request",
    "EXECUTE_REQUEST",
    " execute_request",
    "execute_request\u0000",
    "complete_request",
    "inspect_request",
    "history_request",
    "is_complete_request",
    "connect_request",
    "debug_request",
    "usage_request",
    "interrupt_request",
    "shutdown_request",
    "create_subshell_request",
    "delete_subshell_request",
    "list_subshell_request",
    "input_reply",
    "apply_request",
    "abort_request",
    "clear_request",
)


def everything(code: str) -> list[dict]:
    """Return every request there is, on every channel, each asking for the worst."""
    content = {
        **{"code": code, "silent": False, "store_history": True, "value": code},
        **{"user_expressions": {"x": code}, "allow_stdin": True, "restart": False},
        **{"cursor_pos": len(code), "detail_level": 1, "hist_access_type": "tail"},
        **{"n": 99, "command": "evaluate", "arguments": {"expression": code}},
    }
    channels = ("shell", "control", "stdin")
    return [message(kind, content, where) for kind in KINDS for where in channels]


@pytest.fixture(scope="module")
def page(whole) -> dict:
    return page_of(whole, "emotional-log")


@pytest.mark.parametrize("kinds", [None, [V1]], ids=["json", "packed"])
def test_every_kind_of_request_on_every_channel_runs_nothing(
    whole, page, tmp_path: Path, kinds
):
    proof = tmp_path / "ran"
    with line(whole, page["id"], subprotocols=kinds) as connection:
        for one in everything(f"open({str(proof)!r}, 'w').close()"):
            connection.send(packed(one) if kinds else json.dumps(one))
        heard = hear_all(connection)
    assert not proof.exists()
    assert {one["kind"] for one in heard} <= {"status", "kernel_info_reply"}


def test_a_name_that_is_said_twice_runs_nothing(whole, page, tmp_path: Path):
    proof = tmp_path / "ran"
    hidden = message("execute_request", {"code": f"open({str(proof)!r}, 'w')"})
    text = json.dumps(hidden)
    allowed = '"msg_type": "kernel_info_request"'
    worst = '"msg_type": "execute_request"'
    with line(whole, page["id"]) as connection:
        connection.send(text.replace(worst, f"{allowed}, {worst}"))
        connection.send(text.replace(worst, f"{worst}, {allowed}"))
        connection.send(text.replace('"header"', '"header": {}, "header"', 1))
        heard = hear_all(connection)
    assert not proof.exists()
    assert "execute_reply" not in {one["kind"] for one in heard}


WIDGET = {"comm_id": "made-up", "target_name": "jupyter.widget"}
STATE = {
    "_model_module": "@jupyter-widgets/controls",
    "_model_module_version": "2.0.0",
    "_model_name": "no such thing",
    "_view_module": "x",
    "_view_module_version": "x",
    "_view_name": "x",
}
ODD_OPENINGS = [
    {"comm_id": "a", "target_name": "ipython.exec", "data": {}},
    {"comm_id": "b", "target_name": "os.system", "data": {"method": "request_states"}},
    {"comm_id": "c", "target_name": ["a", "list"], "data": {}},
    {**WIDGET, "data": {}},
    {**WIDGET, "data": {"state": STATE}},
    {**WIDGET, "data": {"state": STATE, "buffer_paths": [["__class__", 0]]}},
    {**WIDGET, "target_name": "jupyter.widget.version", "data": {}},
    {},
]


@pytest.mark.parametrize("content", ODD_OPENINGS)
def test_a_comm_that_nobody_offers_is_closed_and_tells_nothing(small, content):
    with line(small, kernel_of(small, "ordinary")) as connection:
        connection.send(json.dumps(message("comm_open", content, version="2.1.0")))
        heard = hear_all(connection)
    kinds = {one["kind"] for one in heard}
    assert kinds <= {"status", "comm_close", "kernel_info_reply"}
    assert_tells_nothing(heard)


MAKES_A_TEXT_FIELD = {
    **STATE,
    **{"_model_name": "TextModel", "_view_name": "TextView", "value": "x"},
    **{"_view_module": "@jupyter-widgets/controls", "_view_module_version": "2.0.0"},
}


@pytest.mark.parametrize("kinds", [None, [V1]], ids=["json", "packed"])
def test_nothing_new_is_made_in_the_kernel_of_our_own_page(whole, page, kinds):
    content = {**WIDGET, "data": {"state": MAKES_A_TEXT_FIELD}}
    one = message("comm_open", content, version="2.1.0")
    with line(whole, page["id"], subprotocols=kinds) as connection:
        connection.send(packed(one) if kinds else json.dumps(one))
        connection.send(json.dumps(one).replace("comm_open", "comm\\u005fopen"))
        connection.send(packed(message("comm_info_request", {})))
        heard = hear_all(connection)
    assert "made-up" not in json.dumps(heard)
    assert {one["kind"] for one in heard} <= {*QUIET, "comm_info_reply"}


QUIET = {"status", "kernel_info_reply"}


def odd_messages(model: str) -> list[dict]:
    """Return messages to a screen, each wrong in a way of its own."""
    datas = [
        *(7, None, [], "text", {}, {"method": "nonsense"}, {"method": ["a"]}),
        {"method": "update", "state": {"state": {"open": True}, "_esm": "alert(1)"}},
        {"method": "update", "state": {"__class__": "x", "comm": None}},
        {"method": "update", "state": 7, "buffer_paths": [["state", "x"]]},
        {"method": "custom", "content": {"do": "__init__"}},
        {"method": "custom", "content": {"do": "open", "name": {}, "passphrase": 7}},
        {"method": "custom", "content": [[[[[[[[[[[[[1]]]]]]]]]]]]]},
    ]
    ids = (model, "no-such-comm", "", 7, None)
    contents = [{"comm_id": each, "data": data} for each in ids for data in datas]
    return [message("comm_msg", content) for content in (*contents, {})]


def test_a_screen_takes_anything_and_tells_no_path_and_no_trace(whole, page):
    model = next(iter(page["states"]))
    with line(whole, page["id"]) as connection:
        for one in odd_messages(model):
            connection.send(json.dumps(one))
        heard = hear_all(connection)
    kinds = {one["kind"] for one in heard}
    assert kinds <= {"status", "comm_msg", "kernel_info_reply"}
    assert_tells_nothing(heard)


def assert_tells_nothing(heard: list[dict]) -> None:
    """Make sure that nothing of this computer or of our code was said."""
    said = json.dumps([one["content"] for one in heard if "reply" not in one["kind"]])
    for word in ("Traceback", "site-packages", ".py", "Exception", str(Path.home())):
        assert word not in said
