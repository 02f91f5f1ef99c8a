// What stands around every screen: Pause, Leave quickly, Help, the lock, and the words
// for how things are. Always in the same place.

import { draftNow, useHeartbeat } from "./desk.js";
import { holdFocus } from "./focus.js";
import { LockPanel, MakeJournal, RecoveryCode } from "./lock.js";
import { Sheet, Toast, connect, html, session, useDesk, useEffect, useRef, useState } from "./ui.js";
import { render } from "./vendor/preact-htm.js";

const PATIENCE = 3000; // milliseconds to wait for the lock to answer

// Make the module of a screen: render its view once a journal is open, or, where it is
// "unlocked", at once. It is then handed the lock panel, to put where it fits.
export function screen(name, View, { unlocked = false } = {}) {
  return {
    async render({ model, el }) {
      const desk = connect(model);
      holdFocus(desk, el);
      el.classList.add("toolkit");
      const met = desk.hello();
      // Where a moment decides what is to be shown, nothing is drawn twice.
      if (desk.awaited()) await Promise.race([met, new Promise((done) => setTimeout(done, PATIENCE))]);
      render(html`<${Frame} desk=${desk} name=${name} View=${View} unlocked=${unlocked} />`, el);
      return () => {
        render(null, el);
        desk.close();
      };
    },
  };
}

async function leaveQuickly(desk, name) {
  const away = document.documentElement.dataset.away;
  document.querySelectorAll(".toolkit").forEach((each) => (each.hidden = true));
  document.title = "Calendar";
  const left = desk.act("lock", { draft: draftNow(name) });
  session.clear();
  await Promise.race([left, new Promise((done) => setTimeout(done, 500))]);
  session.clear();
  if (away) window.location.replace(away);
}

function Frame({ desk, name, View, unlocked }) {
  const state = useDesk(desk);
  const fixed = desk.model.get("fixed") || {};
  const [sheet, setSheet] = useState("");
  const [code, setCode] = useState("");
  const [toast, setToast] = useState(null);
  desk.showCode = setCode;
  desk.openHelp = () => setSheet("help");
  desk.openKeep = () => setSheet("keep");
  useHeartbeat(desk, () => draftNow(name));
  const lock = desk.meeting ? { ...state?.lock, here: true } : state?.lock || {};
  // What was on a page when it was locked is gone from it, as from the tab.
  const locked = useRef({ open: false, times: 0 });
  if (locked.current.open && !lock.open) {
    locked.current.times += 1;
    if (lock.closed_by !== "silence") session.drop(`draft.${name}`);
  }
  locked.current.open = lock.open;
  const lockPanel = html`<${LockPanel} desk=${desk} lock=${lock} onCode=${setCode} />`;
  // A journal in this tab alone outlives a minute out of touch: take it up again.
  useEffect(() => {
    if (lock.closed_by === "silence" && session.get("carry")) desk.hello();
    // By now the draft lies in the journal, if there is one; nothing stays in the tab.
    if (lock.closed_by === "idle" || lock.closed_by === "erased") session.clear();
    if (lock.closed_by) setToast(null);
  }, [lock.closed_by]);
  const lockNow = async () => {
    const locked = desk.act("lock", { draft: draftNow(name) });
    const waited = new Promise((done) => setTimeout(done, PATIENCE, "nobody"));
    const heard = await Promise.race([locked, waited]);
    session.clear();
    // Nobody answers: what is still on the page must go all the same.
    if (heard === "nobody") window.location.reload();
  };
  return html`<div class="frame">
    <${Bar} lock=${lock} onPause=${() => setSheet("pause")} onHelp=${() => setSheet("help")}
      onLeave=${() => leaveQuickly(desk, name)} onLock=${() => (lock.kept ? lockNow() : setSheet("lock"))} />
    <${Standing} desk=${desk} lock=${lock} onKeep=${() => setSheet("keep")} />
    ${desk.awaited()
      ? html`<p class="waiting" role="status">Getting your page ready…</p>`
      : !lock.open && !(unlocked && state?.page)
        ? lockPanel
        : lock.needs_code
          ? html`<${RecoveryCode} desk=${desk} code=${code} onCode=${setCode} />`
          : state.page && html`<${View} key=${`${lock.kept} ${locked.current.times}`} desk=${desk} page=${state.page}
              fixed=${fixed} lock=${lock} say=${setToast} lockPanel=${lockPanel} />`}
    <${Toast} toast=${toast} onDone=${() => setToast(null)} />
    ${sheet === "pause" && html`<${Pause} steps=${fixed.grounding || []} onClose=${() => setSheet("")} />`}
    ${sheet === "help" && html`<${Help} lines=${fixed.support || []} onClose=${() => setSheet("")} />`}
    ${sheet === "keep" && html`<${Sheet} title="Keep this" onClose=${() => setSheet("")} closeLabel="Not now">
      <p>Everything in this tab becomes a journal that only you can open.</p>
      ${lock.here
        ? html`<${MakeJournal} desk=${desk} action="keep" button="Keep it" onDone=${(made) => { setCode(made); setSheet(""); }} />`
        : html`<p class="note">${lock.why_not} You can take it home as a file instead: look under "Take it with you".</p>`}
    </${Sheet}>`}
    ${sheet === "lock" && html`<${Sheet} title="Forget what is in this tab?" onClose=${() => setSheet("")} closeLabel="Go back">
      <p>Nothing here has been kept. Locking forgets it for good.</p>
      <p class="actions"><button type="button" onClick=${() => { setSheet(""); lockNow(); }}>Lock and forget it</button>
        ${lock.here && html`<button type="button" onClick=${() => setSheet("keep")}>Keep this first</button>`}</p>
    </${Sheet}>`}
  </div>`;
}

function Bar({ lock, onPause, onHelp, onLeave, onLock }) {
  return html`<div class="bar" role="group" aria-label="Always here">
    <button type="button" onClick=${onPause}>Pause</button>
    <button type="button" onClick=${onLeave}>Leave quickly</button>
    <button type="button" onClick=${onHelp} aria-label="Help and support lines">Help<span class="wide"> and support lines</span></button>
    ${lock.open && html`<button type="button" class="lock" onClick=${onLock}>Lock</button>`}
  </div>`;
}

// How things are with the journal and with the line to it, in words.
function Standing({ desk, lock, onKeep }) {
  return html`<div class="standing">
    <p role="status" class=${desk.late ? "late" : "sr"}>${desk.late
      ? "Not saved yet. Your words are safe in this tab; trying again…"
      : ""}</p>
    ${lock.open && !lock.kept && html`<p class="note">Kept only in this tab: close it and it is gone.
      <button type="button" onClick=${onKeep}>Keep this</button></p>`}
    ${lock.open && !lock.kept && desk.unheld && html`<p class="note" role="alert">This browser has no room to hold this tab's
      entries for the next page: a reload would lose the newest. Keep this, or take it with you as a file, first.</p>`}
    ${lock.open && lock.kept && html`<p class="hint">Your journal <strong data-private>${lock.name}</strong> is open${lock.read_only ? ", to read only" : ""}.</p>`}
    ${lock.notice && html`<p class="note" role="status">${lock.notice}</p>`}
    ${lock.soon && html`<p class="note" role="alert">Still there? This locks itself in a minute.
      <button type="button" onClick=${() => desk.act("stay")}>Stay</button></p>`}
  </div>`;
}

function Pause({ steps, onClose }) {
  return html`<${Sheet} title="A minute for yourself" className="pause" onClose=${onClose} closeLabel="Come back when you are ready">
    <ol>${steps.map((step) => html`<li key=${step}>${step}</li>`)}</ol>
    <p class="hint">Nothing is running while you are here, and nothing records that you paused.</p>
  </${Sheet}>`;
}

const NATIONS = [
  ["uk", "Anywhere in the UK"], ["england", "England"], ["wales", "Wales"],
  ["scotland", "Scotland"], ["northern-ireland", "Northern Ireland"],
];

// A number to ring or to text. Whatever stands there instead of one is shown as it is.
function Dial({ how, words, number }) {
  if (!/^\+?[\d ]+$/.test(number)) return html`${how === "sms" && "Text "}<strong>${number}</strong>`;
  return html`<a class="dial" href=${`${how}:${number.replaceAll(" ", "")}`}>${words} ${number}</a>`;
}

function Help({ lines, onClose }) {
  const [nation, setNation] = useState(session.get("nation") || "uk");
  const near = lines.filter((line) => nation === "uk" || line.regions.includes("uk") || line.regions.includes(nation));
  const choose = (event) => {
    setNation(event.currentTarget.value);
    session.set("nation", event.currentTarget.value);
  };
  return html`<${Sheet} title="Help and support lines" className="help-sheet" onClose=${onClose}>
    <p>If you or somebody else is in danger now, call 999. If a child or an adult may be at risk, follow your
      local safeguarding procedure today: this page is not a referral.</p>
    <p class="field"><label class="question" for="tk-nation">Where do you work?</label>
      <select id="tk-nation" value=${nation} onChange=${choose}>
        ${NATIONS.map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}
      </select></p>
    <ul class="lines">
      ${near.map(
        (line) => html`<li key=${line.name}>
          <h3>${line.name}</h3>
          <p>${line.offers}</p>
          ${line.who && html`<p class="hint">For: ${line.who}</p>`}
          ${line.phone && html`<p><${Dial} how="tel" words="Ring" number=${line.phone} />${line.hours && ` · ${line.hours}`}</p>`}
          ${line.text && html`<p><${Dial} how="sms" words="Text" number=${line.text} />${!line.phone && line.hours && ` · ${line.hours}`}</p>`}
          ${line.web && html`<p>Look for ${line.web}</p>`}
          ${line.note && html`<p class="hint">${line.note}</p>`}
          ${line.checked && html`<p class="hint">Checked ${line.checked}.</p>`}
          ${!line.checked && line.written && html`<p class="hint">Written down in ${line.written}.</p>`}
        </li>`,
      )}
    </ul>
    <h3>How this page works</h3>
    <p>Write as much or as little as you like; every part can be left out. Nothing is kept until you press
      Save entry; on a keyboard, Ctrl and Enter together do the same from any part of an entry.
      Lock closes your journal. Leave quickly locks it and shows a plain calendar instead.</p>
  </${Sheet}>`;
}
