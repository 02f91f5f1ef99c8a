// Writing a case: the part of the role-play page for whoever writes one. The text lives
// here, as a draft of this tab; each message brings it along.

import { Findings, useCheck } from "./write_check.js";
import { Editor } from "./write_editor.js";
import { Beginning, Earlier, Report } from "./write_begin.js";
import { CaseMap } from "./write_map.js";
import { OwnCases } from "./write_own.js";
import { titleOf } from "./write_title.js";
import { giveFile, html, session, useRef, useState } from "../ui.js";

const KEY = "write";
const DRAFTS = "draft.role-play"; // where this page's drafts lie in the tab
const MOST_EARLIER = 5;
const MOST_HELD = 1500000; // characters of earlier texts that a tab can hold

// What was in the editor before, newest first, so that nothing replaced is ever lost.
function earlierAfter(draft) {
  const before = draft?.earlier || [];
  if (!draft?.open || !draft.text?.trim()) return before;
  const { text, which, revision, dirty } = draft;
  const all = [{ text, which, revision, dirty }, ...before.filter((one) => one.text !== text)];
  let held = 0;
  return all.slice(0, MOST_EARLIER).filter((one, i) => (held += one.text.length) < MOST_HELD || i === 0);
}

// The lock and a reload look there at once, before the page is next drawn.
function holdNow(part) {
  const held = session.get(DRAFTS) || {};
  session.set(DRAFTS, { ...held, forms: { ...held.forms, [KEY]: { ...held.forms?.[KEY], ...part } } });
}

function useCase(drafts, say) {
  const draft = drafts.forms[KEY] || {};
  const [loads, setLoads] = useState(0);
  const [focus, setFocus] = useState(false);
  const put = (change) => drafts.put(KEY, (before) => ({ ...before, ...change(before || {}) }));
  const bringBack = (number) => {
    put((now) => {
      const chosen = (now.earlier || [])[number];
      if (!chosen) return now;
      const rest = now.earlier.filter((one) => one !== chosen);
      return { ...chosen, open: true, earlier: earlierAfter({ ...now, earlier: rest }) };
    });
    setFocus(true);
    setLoads((count) => count + 1);
  };
  const load = (fresh, words, focused = true) => {
    const undo = draft.open && draft.text?.trim() ? () => bringBack(0) : undefined;
    put((now) => ({ which: "", revision: 0, dirty: true, ...fresh, open: true, earlier: earlierAfter(now) }));
    setFocus(focused);
    setLoads((count) => count + 1);
    if (words) say({ words, undo });
  };
  // The same case with something changed in it: nothing to bring back.
  const renew = (fresh) => {
    put(() => ({ ...fresh, open: true }));
    setFocus(false);
    setLoads((count) => count + 1);
  };
  const close = () => {
    put((now) => ({ text: "", which: "", revision: 0, dirty: false, open: false, earlier: earlierAfter(now) }));
    say({ words: "The case is put away.", undo: () => bringBack(0) });
  };
  return { draft, put, load, renew, close, bringBack, loads, focus };
}

export function Writing(parts) {
  const { act, state, drafts, say, lock } = parts;
  const hand = useCase(drafts, say);
  const { draft } = hand;
  const [report, setReport] = useState(null);
  const begun = Boolean(draft.open);
  const broughtIn = (reply) => {
    setReport(reply.report);
    hand.load({ text: reply.text }, `${titleOf(reply.text)} is in the editor.`, false);
  };
  const beginning = html`<${Beginning} act=${act} state=${state} say=${say}
    onText=${(text) => { setReport(null); hand.load({ text }, "Your case is ready to be written on."); }}
    onStory=${broughtIn} />`;
  return html`<div class="writing">
    <h2 tabindex="-1">Write a case</h2>
    <p class="sentence">A case is one plain text: scenes, and in each what somebody might say or do. Change its words, and the page tells you whether it works.</p>
    ${begun
      ? html`<details class="more begin-again" key=${hand.loads}><summary>Start another case, or bring a story in</summary>${beginning}</details>`
      : beginning}
    <${Earlier} earlier=${draft.earlier || []} onBack=${hand.bringBack} />
    ${report && begun && html`<${Report} key=${report.title + report.which} report=${report} act=${act} say=${say} onClose=${() => setReport(null)} onStory=${broughtIn} />`}
    ${begun && html`<${Desk} ...${parts} hand=${hand} />`}
    <${OwnCases} act=${act} own=${state.own || []} lock=${lock} say=${say} hand=${hand} />
  </div>`;
}

// The editor with what the checker says beside it.
function Desk({ act, state, say, lock, hand }) {
  const area = useRef(null);
  const go = useRef(null);
  const { check, stale, look } = useCheck(act);
  const { draft } = hand;
  const flush = useRef(() => {});
  const typed = (text) => {
    const part = { text, dirty: true };
    hand.put(() => part);
    holdNow(part);
  };
  const now = () => {
    flush.current();
    return area.current ? area.current.value : draft.text;
  };
  const tryIt = async () => {
    say(null);
    const reply = await act("write-try", { text: now() });
    if (!reply.ok) say({ words: reply.error });
  };
  const keep = async () => {
    const text = now();
    const reply = await act("write-keep", { text, which: draft.which || "", revision: draft.revision || 0 });
    if (reply.ok) {
      hand.put((one) => ({ which: reply.which, revision: reply.revision, dirty: one.text !== text }));
      say({ words: reply.said });
    } else if (reply.kind === "RecordChanged") {
      hand.put(() => ({ which: "", revision: 0 }));
      say({ words: "This case was changed in another tab, so yours was not put over it. Press the button again to keep yours as a second case." });
    } else say({ words: reply.error });
  };
  return html`
    <div class="writing-desk">
      <${Editor} area=${area} go=${go} flush=${flush} draft=${draft} loads=${hand.loads} focus=${hand.focus} scenes=${check?.scenes || []} longest=${state.longest}
        onText=${typed} onPause=${look} />
      <${Findings} check=${check} stale=${stale} onGo=${(line) => go.current?.(line)} />
    </div>
    ${check?.map && html`<${CaseMap} map=${check.map} onGo=${(line) => go.current?.(line)} />`}
    <div class="save-bar foot"><button type="button" class="primary big" onClick=${tryIt}>Try it</button>
      ${lock.open && html`<button type="button" disabled=${lock.read_only} onClick=${keep}>Keep this case</button>`}
      <button type="button" class="quiet" onClick=${() => { now(); hand.close(); }}>Put it away</button>
      <span class="hint">${kept(draft, lock)}</span></div>
    <${Away} act=${act} files=${state.files || []} now=${now} say=${say} />`;
}

function kept(draft, lock) {
  if (draft.which && !draft.dirty) return lock.kept ? "Kept in your journal" : "Kept with what is in this tab";
  return lock.open ? "Not kept yet; safe in this tab" : "Only in this tab";
}

// Every kind of file, and in words what each leaves out.
function Away({ act, files, now, say }) {
  const [taken, setTaken] = useState(null);
  const take = async (kind) => {
    const reply = await act("write-take", { text: now(), kind });
    if (!reply.ok) return say({ words: reply.error });
    giveFile(reply.file, reply.buffers[0]);
    setTaken({ name: reply.file.name, losses: reply.losses });
    return undefined;
  };
  return html`<section class="away" aria-labelledby="tk-case-away"><h3 id="tk-case-away">Take it away</h3>
    <p class="hint">A case lives in this tab until it is kept in a journal or taken away. A file is not locked: anybody who has it can read it. Whoever runs this toolkit can put a .twee file into exercises/cases, and then everybody here can play it.</p>
    <p class="actions">${files.map((one) => html`<button type="button" key=${one.id} onClick=${() => take(one.id)}>${one.name}</button>`)}</p>
    <div role="status">${taken && html`<p><strong dir="auto">${taken.name}</strong> is among your downloads. ${taken.losses.length ? "What it leaves out:" : "Nothing is left out."}</p>
      <ul>${taken.losses.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`}</div>
  </section>`;
}
