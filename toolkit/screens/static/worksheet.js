// Worksheets: choose one, answer what helps, keep it, and bring a line to supervision.

import { FileIn } from "./file_in.js";
import { screen } from "./frame.js";
import { OtherVersion } from "./other_version.js";
import {
  Area, Choice, ErrorSummary, Line, giveFile, html, newId, useAsk, useDraft, useEffect, useNotices, useRef, useState,
} from "./ui.js";
import { Paper } from "./worksheet_paper.js";

const LOOK = "Before this is kept: something may identify a person. Look at what we noticed, then change it, or press Save worksheet again to keep it as it is.";
const OPEN = { id: "", name: "I leave this open" };

const empty = () => ({ id: newId(), worksheet: "", revision: null, answers: {}, line: "" });
const begun = (draft) => Boolean(draft.line || Object.values(draft.answers).some(Boolean));

// Hands one worksheet to the printer: it is on the page only while that looks at it.
function usePaper() {
  const [paper, setPaper] = useState(null);
  useEffect(() => {
    if (!paper) return undefined;
    const done = () => setPaper(null);
    addEventListener("afterprint", done, { once: true });
    window.print();
    return () => removeEventListener("afterprint", done);
  }, [paper]);
  return [paper, setPaper];
}

function WorksheetsView({ desk, page, fixed, lock, say }) {
  const [draft, change, renew, setDraft] = useDraft(desk, "worksheets", empty);
  const [saved, setSaved] = useState("");
  const [paper, print] = usePaper();
  const form = useRef(null);
  const { ask } = useAsk(desk, say);
  const goTo = () => setTimeout(() => form.current?.querySelector("h2")?.focus(), 0);
  const put = (next) => {
    if (begun(draft)) say({ words: "What you had begun was put aside.", undo: () => setDraft(draft) });
    setSaved("");
    setDraft(next);
    goTo();
  };
  const edit = async (which) => {
    const reply = await ask("edit", { which });
    if (reply.ok) put({ ...empty(), ...reply.form, revision: reply.revision });
  };
  const done = (id) => {
    renew();
    setSaved(id);
  };
  const worksheet = fixed.worksheets.find((one) => one.id === draft.worksheet);
  const reading = page.shown.some((one) => one.parts);
  const onPaper = paper || (worksheet && !reading && { ...draft, worksheet });
  return html`<div class="worksheets">
    ${onPaper && html`<${Paper} worksheet=${onPaper.worksheet} answers=${onPaper.answers} line=${onPaper.line} />`}
    <div class="worksheet-now" ref=${form}>
      ${worksheet
        ? html`<${Sheet} key=${`${draft.id} ${draft.revision}`} worksheet=${worksheet} draft=${draft} change=${change} desk=${desk} lock=${lock} page=${page}
            onDone=${done} onLeave=${() => put(empty())} onEdit=${edit} onPrint=${() => print({ ...draft, worksheet })} />`
        : html`<${Choose} worksheets=${fixed.worksheets} onChoose=${(id) => put({ ...empty(), worksheet: id })} onPrint=${(one) => print({ worksheet: one })} />`}
    </div>
    <${Own} page=${page} lock=${lock} ask=${ask} say=${say} saved=${saved} onEdit=${edit} />
  </div>`;
}

function Choose({ worksheets, onChoose, onPrint }) {
  return html`<h2 tabindex="-1">Choose a worksheet</h2>
    <p>A few questions to think with, and nobody to please. Every question can be left out.</p>
    ${worksheets.length === 0
      ? html`<div class="empty"><p>There is no worksheet here yet.</p></div>`
      : html`<ul class="entry-list">${worksheets.map((one) => html`<li key=${one.id} class="entry-line">
          <h3>${one.title}</h3>
          <p>${one.why}</p>
          <p class="hint">${one.for_whom}. About ${one.minutes} minutes.</p>
          <p class="actions"><button type="button" onClick=${() => onChoose(one.id)}>Begin<span class="sr"> ${one.title}</span></button>
            <button type="button" class="quiet" onClick=${() => onPrint(one)}>Print it empty<span class="sr"> ${one.title}</span></button></p>
        </li>`)}</ul>`}`;
}

function Sheet({ worksheet, draft, change, desk, lock, page, onDone, onLeave, onEdit, onPrint }) {
  const [problems, setProblems] = useState({});
  const [other, setOther] = useState(null);
  const [status, setStatus] = useState("");
  const watch = useNotices(desk);
  const changing = draft.revision !== null;
  const save = async (event, asOf = draft.revision) => {
    event?.preventDefault();
    setStatus("Saving…");
    const { revision, ...form } = draft;
    const reply = await desk.act("save", { form, revision: asOf, seen: watch.marks });
    if (reply.ok && reply.saved) return onDone(reply.saved);
    setStatus("Not saved yet");
    if (reply.kind === "RecordChanged") setOther(await desk.act("look", { which: draft.id }));
    if (!reply.ok) return setProblems(reply.problems || { "": reply.error });
    watch.setNotices({ ...watch.notices, ...reply.notices });
    return setProblems({ "": LOOK });
  };
  const there = page.opened?.id === draft.id ? page.opened.parts : null;
  const answer = (id) => (text) => change({ answers: { ...draft.answers, [id]: text } });
  const field = (id) => ({ error: problems[id], notices: watch.notices[id], onPause: watch.look(id) });
  return html`<form class="entry" onSubmit=${save} autocomplete="off">
    <h2 tabindex="-1">${worksheet.title}</h2>
    <p>${worksheet.why}</p>
    <p class="hint">About ${worksheet.minutes} minutes. Leave out names and places, and any question that does not help.</p>
    <p class="actions"><button type="button" class="quiet" onClick=${onPrint}>${begun(draft) ? "Print it as it is" : "Print it to fill in by hand"}</button></p>
    <${ErrorSummary} problems=${problems} />
    ${other && html`<${OtherVersion} there=${there} onMine=${() => save(null, other.revision)} onOther=${() => (there ? onEdit(draft.id) : onLeave())} />`}
    ${worksheet.questions.map((one) => html`<${Asked} key=${one.id} one=${one} value=${draft.answers[one.id] || ""} onSet=${answer(one.id)} ...${field(one.id)} />`)}
    <${Line} label="Bring to supervision: one line" value=${draft.line} onInput=${(line) => change({ line })} ...${field("line")}
      hint="It waits for your next agenda, under this worksheet's title. The rest stays with you. Empty brings nothing." />
    <div class="save-bar">
      <button class="primary big" disabled=${lock.read_only}>Save worksheet</button>
      <button type="button" onClick=${onLeave}>${changing ? "Leave it as it was" : "Choose another"}</button>
      <span class="hint" role="status">${lock.read_only ? "This journal can only be read here." : status || "Any question can be left out."}</span>
    </div>
  </form>`;
}

function Asked({ one, value, onSet, ...field }) {
  const shared = { label: one.label, hint: one.hint, value, onInput: onSet, ...field };
  if (one.kind === "choice") {
    const options = [...one.choices.map((words) => ({ id: words, name: words })), OPEN];
    return html`<${Choice} legend=${one.label} hint=${one.hint} options=${options} value=${value} onSet=${onSet} />`;
  }
  return one.kind === "line" ? html`<${Line} ...${shared} />` : html`<${Area} rows=${3} ...${shared} />`;
}

function Own({ page, lock, ask, say, saved, onEdit }) {
  const heading = useRef(null);
  useEffect(() => {
    if (saved) heading.current?.focus();
  }, [saved]);
  const remove = async (which) => {
    const reply = await ask("delete", { which });
    if (!reply.ok) return;
    heading.current?.focus();
    say({ words: "Worksheet deleted.", undo: () => ask("undelete", { which }) });
  };
  const take = async (which) => {
    const reply = await (which ? ask("download", { which }) : ask("take-away"));
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  const learn = (which) => ask("cpd", { which });
  return html`<section class="entries" aria-labelledby="tk-own">
    <h2 id="tk-own" tabindex="-1" ref=${heading}>Your worksheets</h2>
    <p class="hint" role="status">${saved ? "Saved. " : ""}${count(page.total)}</p>
    ${page.total > 0 && html`<ul class="entry-list">${page.shown.map((one) => html`<${Kept} key=${one.id} one=${one} lock=${lock}
      onLook=${(which) => ask("look", { which })} onEdit=${onEdit} onDelete=${remove} onTake=${take} onLearn=${learn} />`)}</ul>`}
    ${page.more > 0 && html`<p><button type="button" onClick=${() => ask("more")}>Show more (${page.more} older)</button></p>`}
    ${page.total > 0 && html`<p class="actions away"><button type="button" onClick=${() => take("")}>Download everything as data (JSON)</button></p>`}
    ${!lock.read_only && html`<${FileIn} one="worksheet" many="worksheets" ask=${ask} say=${say} />`}
  </section>`;
}

function count(total) {
  if (total === 0) return "What you save stands here, for you alone.";
  return total === 1 ? "1 worksheet" : `${total} worksheets`;
}

function Kept({ one, lock, onLook, onEdit, onDelete, onTake, onLearn }) {
  const which = html`<span class="sr"> ${one.title}, ${one.when}</span>`;
  return html`<li class=${one.parts ? "entry-line opened" : "entry-line"}>
    <p class="when">${one.when}</p>
    <p class="headline">${one.title}</p>
    ${!one.parts && html`<p dir="auto" data-private>${one.headline}</p>`}
    ${one.line && html`<p class="to-bring" dir="auto" data-private><span class="hint">To bring to supervision: </span>${one.line}</p>`}
    ${one.parts && html`<dl class="parts">${one.parts.map((part, place) => html`<div key=${place}><dt>${part.name}</dt><dd dir="auto" data-private>${part.text}</dd></div>`)}</dl>
      <p class="hint">A file or a printed page is not locked: keep it somewhere safe.</p>`}
    <p class="actions">
      <button type="button" aria-expanded=${one.parts ? "true" : "false"} onClick=${() => onLook(one.parts ? "" : one.id)}>${one.parts ? "Close" : "Open"}${which}</button>
      ${!lock.read_only && html`<button type="button" onClick=${() => onEdit(one.id)}>Change${which}</button>`}
      ${one.parts && !lock.read_only && html`<button type="button" onClick=${() => onLearn(one.id)}>Begin a CPD draft${which}</button>`}
      ${one.parts && html`<button type="button" onClick=${() => onTake(one.id)}>Download for Word${which}</button>
        <button type="button" onClick=${() => window.print()}>Print${which}</button>`}
      ${!lock.read_only && html`<button type="button" class="quiet" onClick=${() => onDelete(one.id)}>Delete${which}</button>`}
    </p>
  </li>`;
}

export default screen("worksheets", WorksheetsView);
