"""The lock: try first, keep when wanted, and close by itself."""

from __future__ import annotations

import pytest
from screens.forms import PASSPHRASE, entry


def opened(screen) -> bool:
    return screen.state["lock"]["open"]


def test_nothing_is_open_at_first(new_log):
    screen = new_log()
    assert (opened(screen), screen.state["page"]) == (False, None)


def test_trying_writes_no_file(log, settings):
    log.act("save", form=entry())
    files = [path for path in settings.data.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix == ".db"] == []


def test_what_was_tried_is_still_there_after_a_reload(log, new_log):
    carry = log.act("save", form=entry())["carry"]
    assert new_log(carry).state["page"]["total"] == 1


def test_a_kept_journal_is_open_again_on_the_next_page(kept, new_patterns):
    kept.act("save", form=entry())
    assert opened(new_patterns(kept.carry))


def test_a_closed_tab_opens_nothing_a_minute_later(kept, new_log, clock):
    clock.pass_by(seconds=90)
    assert not opened(new_log(kept.carry))


def test_the_recovery_code_is_typed_back_before_the_first_entry(new_log):
    screen = new_log()
    screen.act("create", name="Sam", passphrase=PASSPHRASE)
    reply = screen.act("save", form=entry())
    assert (reply["ok"], screen.state["page"]) == (False, None)


def test_a_mistyped_code_is_said_and_the_journal_waits(new_log):
    screen = new_log()
    screen.act("create", name="Sam", passphrase=PASSPHRASE)
    assert "code" in screen.act("confirm-code", code="ABCD")["problems"]
    assert screen.state["lock"]["needs_code"]


def test_a_wrong_passphrase_opens_nothing_and_names_no_journal(kept, new_log):
    screen = new_log()
    wrong = screen.act("open", name="Sam", passphrase="not the one at all")
    unknown = screen.act("open", name="Alex", passphrase="not the one at all")
    assert wrong["error"] == unknown["error"]
    assert not opened(screen)


def test_the_recovery_code_opens_what_was_written_before(kept, new_log):
    kept.act("save", form=entry())
    kept.act("lock")
    screen = new_log()
    assert screen.act("recover", name="Sam", code=kept.code)["ok"]
    assert screen.state["page"]["total"] == 1


def test_keep_this_takes_every_entry_along(log, new_log):
    log.act("save", form=entry())
    reply = log.act("keep", name="Sam", passphrase=PASSPHRASE)
    log.act("confirm-code", code=reply["code"])
    assert (log.state["lock"]["kept"], log.state["page"]["total"]) == (True, 1)


@pytest.mark.parametrize("do", ["create", "open", "recover"])
def test_over_plain_http_a_journal_is_refused_and_the_reason_given(new_log, do):
    screen = new_log(loopback=False)
    reply = screen.act(do, name="Sam", passphrase=PASSPHRASE, code="A")
    assert "in the clear" in reply["error"]
    assert screen.act("try")["ok"]


def test_a_minute_without_a_sign_of_life_locks(kept, clock):
    clock.pass_by(seconds=61)
    kept.tick()
    assert (opened(kept), kept.state["lock"]["closed_by"]) == (False, "silence")


def test_ten_minutes_with_nobody_there_locks_after_a_warning(kept, clock):
    warned = False
    for _ in range(31):
        clock.pass_by(seconds=20)
        kept.act("beat", active=False)
        kept.tick()
        warned = warned or kept.state["lock"]["soon"]
    assert (warned, opened(kept)) == (True, False)
    assert kept.state["lock"]["closed_by"] == "idle"


def test_typing_keeps_it_open(kept, clock):
    for _ in range(60):
        clock.pass_by(seconds=20)
        kept.act("beat", active=True)
        kept.tick()
    assert opened(kept)


def test_a_draft_is_locked_away_and_handed_back(kept, new_log):
    kept.act("lock", draft={"happened": "Half a thought"})
    assert kept.state["lock"]["draft"] is None
    screen = new_log()
    screen.act("open", name="Sam", passphrase=PASSPHRASE)
    assert screen.state["lock"]["draft"] == {"happened": "Half a thought"}


def test_a_page_that_was_left_does_not_put_its_draft_over_a_newer_one(kept, new_log):
    kept.act("beat", draft={"happened": "Older"})
    newer = new_log(kept.carry)
    newer.act("lock", draft={"happened": "Newer"})
    kept.act("lock")
    screen = new_log()
    screen.act("open", name="Sam", passphrase=PASSPHRASE)
    assert screen.state["lock"]["draft"] == {"happened": "Newer"}


def test_a_saved_draft_is_not_handed_back_again(kept, new_log):
    kept.act("lock", draft={"happened": "Half a thought"})
    screen = new_log()
    screen.act("open", name="Sam", passphrase=PASSPHRASE)
    screen.act("save", form=entry())
    assert screen.state["lock"]["draft"] is None


def test_a_draft_after_a_saved_one_is_locked_away_too(kept, new_log):
    kept.act("lock", draft={"happened": "Half a thought"})
    screen = new_log()
    screen.act("open", name="Sam", passphrase=PASSPHRASE)
    screen.act("save", form=entry())
    screen.act("lock", draft={"happened": "The next thought"})
    screen.act("open", name="Sam", passphrase=PASSPHRASE)
    assert screen.state["lock"]["draft"] == {"happened": "The next thought"}


def test_a_second_draft_is_locked_away_like_the_first(kept, new_log):
    kept.act("lock", draft={"happened": "First"})
    for draft in ({"happened": "Second"}, {"happened": "Third"}):
        screen = new_log()
        screen.act("open", name="Sam", passphrase=PASSPHRASE)
        screen.act("save", form=entry())
        screen.act("lock", draft=draft)
    screen.act("open", name="Sam", passphrase=PASSPHRASE)
    assert screen.state["lock"]["draft"] == {"happened": "Third"}


def test_nothing_of_the_journal_stays_in_the_view_model_after_locking(kept):
    kept.act("save", form=entry(happened="Zebedee-canary"))
    kept.act("lock")
    assert "Zebedee" not in str(kept.state)


def test_no_answer_of_the_open_journal_is_held_after_locking(kept, monkeypatch):
    monkeypatch.setattr(kept, "send", lambda *_: None)
    kept._on_message({"id": "a1", "do": "new-code"})
    assert "code" in kept._answered["a1"]
    kept._on_message({"id": "a2", "do": "lock"})
    assert list(kept._answered) == ["a2"]


def test_a_lock_in_the_meantime_is_said_and_nothing_is_done(kept):
    kept.act("lock")
    assert "locked in the meantime" in kept.act("save", form=entry())["error"]


def test_erasing_leaves_no_file_of_the_journal(kept, settings):
    kept.act("save", form=entry())
    kept.act("erase-everything")
    left = list((settings.data / "journals").iterdir())
    assert (opened(kept), left) == (False, [])


def test_the_passphrase_is_nowhere_in_the_view_model(kept):
    assert "kettle" not in str(kept.state) + str(kept.fixed)
