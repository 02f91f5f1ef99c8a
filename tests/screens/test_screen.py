"""One message in, one answer out, and never a traceback or a person's words."""

from __future__ import annotations

import pytest
from screens.forms import entry

from toolkit.screens.screen import UNEXPECTED

CANARY = "Zebedee-canary-7391"


class Sent(list):
    """What a screen sent to its page."""

    def __call__(self, content, buffers=None):
        self.append((content, buffers))


@pytest.fixture
def sent(log, monkeypatch) -> Sent:
    messages = Sent()
    monkeypatch.setattr(log, "send", messages)
    return messages


def test_an_action_is_answered_with_its_own_id(log, sent):
    log._on_message({"id": "a1", "do": "more"})
    assert [reply["ack"] for reply, _ in sent] == ["a1"]


def test_the_same_message_again_is_answered_and_not_done_again(log, sent):
    message = {"id": "a1", "do": "save", "form": entry(), "seen": []}
    log._on_message(message)
    log._on_message(message)
    assert sent[0] == sent[1]
    assert log.state["page"]["total"] == 1


@pytest.mark.parametrize(
    "content", [None, 7, "save", [], {"id": "a"}, {"do": "rm -rf"}]
)
def test_a_message_of_the_wrong_shape_gets_a_sentence(log, sent, content):
    log._on_message(content)
    reply, _ = sent[0]
    assert (reply["ok"], reply["error"].count("\n")) == (False, 0)


def test_a_fault_of_ours_reaches_the_page_without_words_or_paths(log, monkeypatch):
    def broken(*_args, **_kwargs):
        raise RuntimeError(f"{CANARY} in a file")

    monkeypatch.setattr(log.shelf, "put", broken)
    reply = log.act("save", form=entry(happened=CANARY))
    assert reply == {"ack": "", "ok": False, "error": UNEXPECTED}


def test_the_page_cannot_write_the_view_model(log):
    update = {"method": "update", "state": {"state": {}}, "buffer_paths": []}
    log._handle_msg({"content": {"data": update}, "buffers": []})
    assert log.state["lock"]["open"] is True


@pytest.mark.parametrize(
    "msg", [None, {}, {"content": 3}, {"content": {"data": {}}}, {"content": {}}]
)
def test_a_comm_message_of_the_wrong_shape_leaves_no_trace(log, sent, caplog, msg):
    log._handle_msg(msg)
    assert (sent, caplog.text) == ([], "")
    assert log.act("more")["ok"]


def test_a_page_that_is_met_hears_how_things_stand_now(log, monkeypatch):
    told = []
    monkeypatch.setattr(log, "send_state", told.append)
    log.act("hello", carry="", query="", loopback=True, zone="")
    assert "state" in told


def test_an_action_publishes_once_however_often_it_says_so(log, monkeypatch):
    drawn = []
    view = log.view
    monkeypatch.setattr(log, "view", lambda: drawn.append(1) or view())
    log._actions["twice"] = lambda _fields: log.publish() or log.publish()
    log.act("twice")
    assert drawn == [1]


def test_what_an_action_changed_is_published_even_when_it_then_failed(log, monkeypatch):
    def changed_then_failed(_fields):
        monkeypatch.setattr(log, "view", lambda: {"lock": {"name": "changed"}})
        log.publish()
        raise RuntimeError

    log._actions["fails"] = changed_then_failed
    assert log.act("fails")["ok"] is False
    assert log.state["lock"]["name"] == "changed"


def test_a_time_zone_told_later_is_taken(log):
    assert log.act("zone", zone="Australia/Sydney")["ok"]
    assert str(log.local_now().tzinfo) == "Australia/Sydney"


def test_a_repr_says_nothing_of_what_is_inside(log):
    log.act("save", form=entry(happened=CANARY))
    assert repr(log) == "LogScreen()"
