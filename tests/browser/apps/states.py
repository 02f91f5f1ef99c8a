"""The states of every page that the gates look at, each reached by real clicks."""

from __future__ import annotations

from collections.abc import Callable

from browser.apps.log_page import PATTERNS, LogPage
from browser.apps.role_play.role_play_page import RolePlayPage
from browser.apps.role_play.together_page import TogetherPage
from browser.apps.worksheet_page import LINE, WorksheetPage
from playwright.sync_api import expect

State = Callable[[LogPage], None]
ROLE_PLAY = "/voila/render/role-play.ipynb"


def expand(log: LogPage) -> None:
    """Open everything on the page that can be opened."""
    while (closed := log.page.locator("details:not([open]) > summary:visible")).count():
        closed.first.click()


def home(log: LogPage) -> None:
    log.page.goto(log.site)


def arrival(log: LogPage) -> None:
    log.open()
    expand(log)


def making(log: LogPage) -> None:
    log.open().button("Create a journal").click()
    log.button("Offer me six words").click()
    expect(log.page.locator(".offered")).to_be_visible()


def open_log(log: LogPage) -> None:
    log.try_out().tick("Stomach", "Anxious").write(strength="7")
    log.choose("Bring to supervision")
    expand(log)


def log_with_errors(log: LogPage) -> None:
    log.try_out().button("Save entry").click()
    expect(log.page.get_by_role("alert")).to_be_focused()


def log_with_entries(log: LogPage) -> None:
    log.try_out().made_up()
    log.entries.first.get_by_role("button", name="Open the entry").click()
    expect(log.entries.first.get_by_role("definition").first).to_be_visible()
    for closed in ("Search and filter", "Bring entries in from a file"):
        log.page.get_by_text(closed).click()


def log_editing(log: LogPage) -> None:
    log.try_out().keep("First words")
    log.entry("First words").get_by_role("button", name="Add to it").click()
    expect(log.button("Leave it as it was")).to_be_visible()


def log_noticing(log: LogPage) -> None:
    log.try_out().write(happened="Rang Mrs Okafor on 07700 900123")
    log.button("Save entry").click()
    expect(log.page.get_by_text("We noticed", exact=True)).to_be_visible()


def after_saving(log: LogPage) -> None:
    log.try_out().write(happened="A bruise on the left arm", strength="10")
    log.choose("Belongs in the case file").save()
    expect(log.button("Done")).to_be_visible()


def patterns_empty(log: LogPage) -> None:
    log.page.goto(log.site + PATTERNS)
    log.button("Try without saving").click()
    expect(log.button("Try with made-up entries")).to_be_visible()


def patterns_full(log: LogPage) -> None:
    patterns_empty(log)
    log.made_up()
    expand(log)


def pause(log: LogPage) -> None:
    log.open().button("Pause").click()
    expect(log.page.get_by_role("dialog")).to_be_visible()


def help_sheet(log: LogPage) -> None:
    log.open().button("Help and support lines").click()
    expect(log.page.get_by_role("dialog")).to_be_visible()


def role_play(log: LogPage) -> RolePlayPage:
    return RolePlayPage(log.page, log.site)


def role_play_choose(log: LogPage) -> None:
    role_play(log).open()
    expand(log)


def role_play_prebrief(log: LogPage) -> None:
    role_play(log).prebrief()


def role_play_pause(log: LogPage) -> None:
    role_play(log).begin()
    expect(log.page.get_by_text("Find it in the body")).to_be_visible()
    expand(log)


def role_play_scene(log: LogPage) -> None:
    role_play(log).begin().choose().choose().pass_by()
    expand(log)


def role_play_out(log: LogPage) -> None:
    role_play(log).begin().button("Step out").click()
    expect(log.page.get_by_role("heading", name="You have stepped")).to_be_focused()


def role_play_debrief(log: LogPage) -> None:
    role_play(log).short_debrief()
    expand(log)


def away(log: LogPage) -> None:
    log.page.goto(f"{log.site}/away")


def nowhere(log: LogPage) -> None:
    log.page.goto(f"{log.site}/nowhere")


def writing_begins(log: LogPage) -> None:
    log.page.goto(log.site + ROLE_PLAY)
    log.button("Write a case").click()
    expect(log.button("Start writing")).to_be_visible()


def writing_a_case(log: LogPage) -> None:
    writing_begins(log)
    log.button("Start writing").click()
    log.button("A choice").click()
    expect(log.page.get_by_text("1 thing to mend")).to_be_visible()
    log.button("Map as text (Mermaid)").click()
    expect(log.page.get_by_text("What it leaves out:")).to_be_visible()
    expand(log)


def together_choosing(log: LogPage) -> None:
    TogetherPage(log.page, log.site).open()
    expand(log)


def together_card(log: LogPage) -> None:
    group = TogetherPage(log.page, log.site).open().begin().hand_out()
    group.button("I am the worker. Show my card").click()
    expect(group.button("I have read it. Cover it")).to_be_visible()


def together_play(log: LogPage) -> None:
    TogetherPage(log.page, log.site).play()
    log.page.get_by_role("button", name="Make a mark: ").click()
    expand(log)


def together_words(log: LogPage) -> None:
    TogetherPage(log.page, log.site).play().talk()
    expand(log)


def together_paper(log: LogPage) -> None:
    together_choosing(log)
    log.button("Show the cards, to print").click()
    expect(log.button("Print")).to_be_visible()


def worksheets(log: LogPage) -> None:
    sheets = WorksheetPage(log.page, log.site).try_out().begin()
    sheets.field(LINE).fill("How do I begin?")
    sheets.save().begin("Advocating with and for one person")
    expand(log)
    sheets.button("Save worksheet").click()
    expect(log.page.get_by_role("alert")).to_be_focused()


STATES: dict[str, State] = {
    "home": home,
    "log-arrival": arrival,
    "log-making-a-journal": making,
    "log-open": open_log,
    "log-errors": log_with_errors,
    "log-entries": log_with_entries,
    "log-editing": log_editing,
    "log-noticing": log_noticing,
    "log-after-saving": after_saving,
    "patterns-empty": patterns_empty,
    "patterns-full": patterns_full,
    "writing-begins": writing_begins,
    "writing-a-case": writing_a_case,
    "together-choosing": together_choosing,
    "together-card": together_card,
    "together-play": together_play,
    "together-words": together_words,
    "together-paper": together_paper,
    "role-play-choose": role_play_choose,
    "role-play-prebrief": role_play_prebrief,
    "role-play-pause": role_play_pause,
    "role-play-scene": role_play_scene,
    "role-play-out": role_play_out,
    "role-play-debrief": role_play_debrief,
    "worksheets": worksheets,
    "pause": pause,
    "help": help_sheet,
    "away": away,
    "nowhere": nowhere,
}
