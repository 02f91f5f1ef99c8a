"""A hub, really run: to each their own pages and journal, and nobody else's."""

from __future__ import annotations

import stat

import psutil
import pytest
from browser.apps.journal_keys import create_journal, lock, open_journal
from browser.apps.log_page import LOG, LogPage
from browser.gates.axe import broken_in
from deploy.seats import line_refused
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECRET = "The dog was shut in the kitchen"
MARKED = """async (path) => {
  const mark = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] || "";
  return (await fetch(path, { headers: { "X-XSRFToken": mark } })).status;
}"""


def test_the_front_door_breaks_no_rule_and_says_what_is_wrong(front):
    page = front.browser.new_page()
    page.goto(f"{front.hub.url}/")
    page.get_by_label("Name").fill("nobody of this name")
    page.get_by_label("Password").fill("nothing")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("do not go together here")).to_be_visible()
    broken = broken_in(page, "light") + broken_in(page, "dark")
    page.close()
    assert broken == []


def test_each_person_lands_on_pages_of_their_own(ada, ben):
    for seat in (ada, ben):
        seat.page.goto(f"{seat.site}/")
        expect(seat.page.get_by_role("heading", level=1)).to_be_visible()
        expect(seat.page.get_by_role("link", name="Sign out")).to_be_visible()
        assert broken_in(seat.page, "light") == []
    assert ada.site != ben.site


def test_a_journal_is_kept_in_its_owners_folder_and_opens_again(ada, ben):
    log = LogPage(ada.context.new_page(), ada.site)
    keys = create_journal(log)
    log.keep(SECRET)
    lock(log)
    open_journal(log, keys)
    expect(log.entry(SECRET)).to_be_visible()
    log.page.close()
    kept = [path for path in ada.data.rglob("*") if path.is_file()]
    assert "journal.db" in {path.name for path in kept}
    assert {path.owner() for path in kept} == {ada.person.name}
    assert not any(SECRET.encode() in path.read_bytes() for path in kept)
    assert not list(ben.data.rglob("journal.db"))


def test_over_https_a_journal_opens_and_no_cookie_leaves_https(https_front):
    with https_front.signed_in("cy") as cy:
        log = LogPage(cy.page, cy.site)
        create_journal(log)
        log.keep(SECRET)
        kept = cy.context.cookies()
    assert {f"jupyterhub-user-{cy.person.name}"} <= {one["name"] for one in kept}
    assert [one["name"] for one in kept if not one["secure"]] == []


def test_nobody_can_read_anybody_elses_folder(ada, ben):
    ada.kernel()
    inside = [path for path in ada.data.rglob("*") if path.is_file()]
    assert stat.S_IMODE(ada.data.stat().st_mode) & 0o077 == 0
    assert not ben.person.tries("ls", str(ada.data))
    assert inside
    for path in inside:
        assert ada.person.tries("cat", str(path)), path.name
        assert not ben.person.tries("cat", str(path)), path.name


def test_somebody_elses_pages_do_not_open(ada, ben):
    for path in ("/", LOG, f"/api/kernels/{ada.kernel()}"):
        assert ada.status(ada.site + path) == 200, path
        assert ben.status(ada.site + path) == 403, path


def test_refusal_is_told_kindly_and_leads_home(ada, ben):
    page = ben.context.new_page()
    page.goto(f"{ada.site}/")
    expect(page.get_by_role("heading", name="This is not open to you")).to_be_visible()
    assert broken_in(page, "light") == []
    page.get_by_role("link", name="To my own pages").click()
    expect(page).to_have_url(f"{ben.site}/")
    page.close()


def test_somebody_elses_line_does_not_open(ada, ben):
    path = f"/api/kernels/{ada.kernel()}/channels?session_id=mine"
    for cookies in ("", ben.cookies):
        assert line_refused(ada.site + path, cookies, ben.hub) == 403
        past_the_proxy = f"http://127.0.0.1:{ada.own_port()}/user/{ada.person.name}"
        assert line_refused(past_the_proxy + path, cookies, ben.hub) == 403


def test_somebody_elses_line_does_not_open_from_a_page_either(ada, ben):
    kernel = ada.kernel()
    page = ben.context.new_page()
    page.goto(f"{ben.site}/")
    heard = page.evaluate(
        """(address) => new Promise((done) => {
          const line = new WebSocket(address);
          line.onopen = () => done("open");
          line.onerror = () => done("refused");
        })""",
        f"{ada.site}/api/kernels/{kernel}/channels?session_id=x".replace("http", "ws"),
    )
    page.close()
    assert heard == "refused"


def test_a_page_may_ask_how_its_own_kernel_is(ada):
    page = ada.context.new_page()
    LogPage(page, ada.site).try_out()
    kernel = ada.kernel()
    there = page.evaluate(MARKED, f"{ada.site}/api/kernels/{kernel}")
    gone = page.evaluate(MARKED, f"{ada.site}/api/kernels/{kernel[:-4]}0000")
    page.close()
    assert (there, gone) == (200, 404)


def test_the_kernel_of_a_page_that_was_left_ends(ada):
    before = {each.pid for each in ada.kernels()}
    page = ada.context.new_page()
    LogPage(page, ada.site).try_out()
    own = [each for each in ada.kernels() if each.pid not in before]
    assert own
    page.goto("about:blank")
    page.close()
    assert psutil.wait_procs(own, timeout=20)[1] == []


def test_no_kernel_knows_how_to_speak_to_the_hub(ada):
    ada.kernel()
    told = [each.environ() for each in ada.kernels()]
    assert told
    for environment in told:
        assert environment["JUPYTERHUB_USER"] == ada.person.name
        assert not {"JUPYTERHUB_API_TOKEN", "JPY_API_TOKEN"} & environment.keys()


@pytest.mark.parametrize(
    "path",
    ["lab", "tree", "terminals/1", "api/terminals", "api/contents", "api/kernels"],
)
def test_a_learner_has_no_jupyterlab_and_no_terminal(ada, path):
    assert ada.status(f"{ada.site}/{path}") == 404


def test_a_learner_cannot_ask_for_jupyterlab(ada):
    asked = ada.context.request.get(f"{ada.hub}/hub/spawn/{ada.person.name}/lab")
    assert asked.status >= 400 or "lab" not in asked.url.split("/user/")[-1]
    assert ada.processes("singleuser") == []


def test_a_trainer_has_jupyterlab_too_and_signing_out_ends_it_all(front):
    with front.signed_in("cy") as cy:
        cy.page.goto(f"{cy.hub}/hub/spawn/{cy.person.name}/lab")
        cy.page.wait_for_url(f"**/user/{cy.person.name}/lab/lab**")
        expect(cy.page).to_have_title("JupyterLab")
        assert cy.page.evaluate(MARKED, f"{cy.site}/lab/api/terminals") == 200
        own = [*cy.processes("serve --hub"), *cy.processes("jupyterhub.singleuser")]
        assert len(own) == 2
        cy.page.goto(f"{cy.site}/")
        cy.page.get_by_role("link", name="Sign out").click()
        expect(cy.page).to_have_url(f"{cy.hub}/hub/login")
        assert psutil.wait_procs(own, timeout=30)[1] == []
