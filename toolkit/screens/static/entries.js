// "Your entries": find one, read it, change it, take them with you, erase them.

import { FileIn } from "./file_in.js";
import { JournalKeys } from "./lock.js";
import { MadeUp, TryMadeUp } from "./samples.js";
import { Line, Sheet, giveFile, html, useAsk, useEffect, useRef, useState } from "./ui.js";

const EMPTY = { words: "", bin: "", feeling: "", place: "", start: "", end: "" };

export function Entries({ desk, page, fixed, lock, say, onEdit }) {
  const heading = useRef(null);
  const { ask } = useAsk(desk, say);
  const remove = async (id) => {
    const reply = await ask("delete", { which: id });
    if (!reply.ok) return;
    heading.current?.focus();
    say({ words: "Entry deleted.", undo: () => ask("undelete", { which: id }) });
  };
  return html`<section class="entries" aria-labelledby="tk-entries">
    <h2 id="tk-entries" tabindex="-1" ref=${heading}>Your entries</h2>
    ${page.samples > 0 && html`<${MadeUp} ask=${ask}>${page.samples} of these are made up, to show what the pages do.</${MadeUp}>`}
    ${page.total === 0
      ? html`<div class="empty"><p>Nothing here yet. Your first entry can be one word.</p>
          <p><${TryMadeUp} ask=${ask} /></p>
          <${FileIn} one="entry" many="entries" ask=${ask} say=${say} /></div>`
      : html`<${Search} filter=${page.filter} fixed=${fixed} lines=${page.lines} onFilter=${(filter) => ask("filter", filter)} />
          <p class="hint" role="status">${count(page)}</p>
          <ul class="entry-list">
            ${page.shown.map((one) => html`<${Entry} key=${one.id} one=${one} opened=${page.opened?.id === one.id ? page.opened : null}
              lock=${lock} onLook=${(which) => ask("look", { which })} onEdit=${onEdit} onDelete=${remove} onTold=${(which) => ask("told", { which })} />`)}
          </ul>
          ${page.more > 0 && html`<p><button type="button" onClick=${() => ask("more")}>Show more (${page.more} older)</button></p>`}
          <${Away} desk=${desk} ask=${ask} page=${page} lock=${lock} say=${say} />`}
  </section>`;
}

function count(page) {
  const all = page.total === 1 ? "1 entry" : `${page.total} entries`;
  return page.found === page.total ? all : `${page.found} of ${all}`;
}

function Search({ filter, fixed, lines, onFilter }) {
  const [form, setForm] = useState({ ...EMPTY, ...filter });
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (part, wait = 0) => {
    const next = { ...form, ...part };
    setForm(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onFilter(next), wait);
  };
  const pick = (label, field, options) => html`<${Pick} label=${label} value=${form[field]} options=${options} onSet=${(value) => set({ [field]: value })} />`;
  const asked = Object.keys(EMPTY).some((key) => form[key]);
  return html`<details class="search" open=${asked}>
    <summary>Search and filter</summary>
    <div class="filters">
      <${Line} label="Words" value=${form.words} onInput=${(words) => set({ words }, 300)} extra=${{ type: "search", autocomplete: "off" }} />
      ${pick("Where it goes", "bin", [{ id: "private", name: "Private" }, { id: "supervision", name: "Bring to supervision" }, { id: "case-file", name: "Copied to the case file" }])}
      ${pick("Feeling", "feeling", fixed.feelings.map((one) => ({ id: one.id, name: one.word })))}
      ${pick("Body place", "place", fixed.places)}
      <${Line} label="From" type="date" value=${form.start} onInput=${(start) => set({ start })} />
      <${Line} label="To" type="date" value=${form.end} onInput=${(end) => set({ end })} />
    </div>
    <p class="actions">
      ${lines > 0 && html`<button type="button" onClick=${() => set({ ...EMPTY, bin: "supervision" })}>Lines for supervision (${lines})</button>`}
      ${asked && html`<button type="button" class="quiet" onClick=${() => set(EMPTY)}>Show everything</button>`}
    </p>
  </details>`;
}

let picks = 0;
function Pick({ label, value, options, onSet }) {
  const [id] = useState(() => `tk-pick-${(picks += 1)}`);
  return html`<div class="field"><label class="question" for=${id}>${label}</label>
    <select id=${id} value=${value} onChange=${(event) => onSet(event.currentTarget.value)}>
      <option value="">Any</option>
      ${options.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
    </select></div>`;
}

function Entry({ one, opened, lock, onLook, onEdit, onDelete, onTold }) {
  const strength = one.strength === null || one.strength === undefined ? ""
    : one.strength_now === null || one.strength_now === undefined ? `Strength ${one.strength}`
    : `Strength ${one.strength}, then ${one.strength_now}`;
  const about = [one.kind === "good" ? "One good thing" : one.bin, strength, one.kind === "good" ? (one.told ? "told" : "not told yet") : "",
    one.quick ? "quick" : "", one.sample ? "made up" : ""].filter(Boolean);
  return html`<li class=${`entry-line ${one.kind}`}>
    <p class="when">${one.when}</p>
    <p class="headline" dir="auto" data-private>${one.headline || "An entry without words"}</p>
    <p class="hint">${about.join(" · ")}</p>
    ${one.line && html`<p class="to-bring" dir="auto" data-private><span class="sr">For supervision: </span>${one.line}</p>`}
    ${opened && html`<dl class="parts">${opened.parts.map((part) => html`<div key=${part.name}><dt>${part.name}</dt><dd dir="auto" data-private>${part.text}</dd></div>`)}</dl>`}
    <p class="actions">
      <button type="button" aria-expanded=${opened ? "true" : "false"} onClick=${() => onLook(opened ? "" : one.id)}>${opened ? "Close" : "Open"}<span class="sr"> the entry of ${one.when}</span></button>
      ${!lock.read_only && html`
        <button type="button" onClick=${() => onEdit(one.id)}>${one.quick ? "Add to it" : "Edit"}<span class="sr"> the entry of ${one.when}</span></button>
        ${one.kind === "good" && html`<button type="button" onClick=${() => onTold(one.id)}>${one.told ? "Not told after all" : "I have told them"}</button>`}
        <button type="button" class="quiet" onClick=${() => onDelete(one.id)}>Delete<span class="sr"> the entry of ${one.when}</span></button>`}
    </p>
  </li>`;
}

// Take it away, or erase it: one step each.
function Away({ desk, ask, page, lock, say }) {
  const [erasing, setErasing] = useState(false);
  const take = async (format) => {
    const reply = await ask("download", { format });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  const chosen = page.found === page.total ? "everything" : `the ${page.found} entries shown`;
  return html`<section class="away" aria-labelledby="tk-away">
    <h3 id="tk-away">Take it with you</h3>
    <p class="hint">Downloads ${chosen}. A file is not locked: keep it somewhere safe. Print works too.</p>
    <p class="actions">
      <button type="button" onClick=${() => take("docx")}>Download for Word</button>
      <button type="button" onClick=${() => take("csv")}>Download as a table (CSV)</button>
      <button type="button" onClick=${() => take("json")}>Download everything as data (JSON)</button>
      <button type="button" class="quiet danger" onClick=${() => setErasing(true)}>Erase everything</button>
    </p>
    <${FileIn} one="entry" many="entries" ask=${ask} say=${say} />
    ${lock.kept && html`<${JournalKeys} desk=${desk} say=${say} />`}
    ${erasing && html`<${Sheet} title="Erase everything?" closeLabel="Keep it" onClose=${() => setErasing(false)}>
      <p>The journal and every entry in it go for good. There is no way back, not even with the recovery code.</p>
      <p><button type="button" class="danger" onClick=${() => ask("erase-everything")}>Erase everything now</button></p>
    </${Sheet}>`}
  </section>`;
}
