// Learning: CPD drafts in the regulator's own fields, or notes for oneself.

import { Select, useForm } from "../form.js";
import { ChartTable } from "../chart.js";
import { Area, ErrorSummary, Line, giveFile, html, useEffect, useRef } from "../ui.js";

export function Learning(parts) {
  const { desk, page, ask, lock } = parts;
  const { learning } = page;
  if (learning.missing) return html`<div><h2 tabindex="-1">Learning</h2><div class="empty"><p>${learning.missing}</p></div></div>`;
  const begin = (which) => ask("piece-begin", { which });
  return html`<div class="learning">
    <h2 tabindex="-1">${learning.title}</h2>
    ${learning.year.sentence && html`<p class="sentence">${learning.year.sentence}</p><${ChartTable} table=${learning.year.table} title="This year" />`}
    ${learning.note && html`<p>${learning.note}</p>`}
    ${learning.source && html`<p class="hint">${learning.source}</p>`}
    ${!lock.read_only && !page.spaces.open && html`<${WhoseForm} ...${parts} />`}
    ${learning.opened
      ? html`<${Piece} ...${parts} key=${learning.opened.id} />`
      : !lock.read_only && html`<section class="part" aria-labelledby="tk-begin"><h3 id="tk-begin">Begin a draft</h3>
          <p class="hint">A draft takes over the day and what you wrote as learning, never what happened in a case.</p>
          <ul class="entry-list rows">${learning.begins.map((one) => html`<li class="entry-line" key=${one.key}>
            <div><p class="headline">${one.name}</p>${one.learnt && html`<p class="hint" dir="auto" data-private>${one.learnt}</p>`}</div>
            <p class="actions"><button type="button" aria-label=${`Begin a draft: ${one.name}`} onClick=${() => begin(one.key)}>Begin a draft</button></p></li>`)}</ul>
          <p class="actions"><button type="button" class=${learning.begins.length ? "" : "primary"} onClick=${() => begin("")}>Start with a blank one</button>
            ${learning.more_begins > 0 && html`<button type="button" class="quiet" onClick=${() => desk.act("begin-more")}>Show more to begin with (${learning.more_begins})</button>`}
            ${!learning.more_begins && learning.older && html`<button type="button" class="quiet" onClick=${() => desk.act("begin-more")}>Look further back than a year</button>`}</p></section>`}
    ${learning.pieces.length === 0
      ? html`<div class="empty"><p>Nothing is drafted yet. One line on what you learnt is enough to begin.</p></div>`
      : html`<section class="part" aria-labelledby="tk-pieces"><h3 id="tk-pieces">What there is</h3><ul class="entry-list">${learning.pieces.map((one) => html`<li class="entry-line" key=${one.id}>
          <p class="headline" dir="auto" data-private>${one.name}</p><p class="hint">${one.when} · ${one.about}</p>
          <p class="actions"><button type="button" aria-label=${`Open: ${one.name}, ${one.when}`} onClick=${() => ask("piece-open", { which: one.id })}>Open</button>
            ${!lock.read_only && html`<button type="button" class="quiet" aria-label=${`Remove: ${one.name}, ${one.when}`} onClick=${() => ask("piece-remove", { which: one.id })}>Remove</button>`}</p></li>`)}</ul>
        ${learning.more > 0 && html`<p><button type="button" onClick=${() => ask("piece-more")}>Show more (${learning.more} older)</button></p>`}</section>`}
  </div>`;
}

// Which form it is follows from where somebody works and how they are registered.
function WhoseForm({ page, fixed, ask }) {
  const { space, counts } = page.learning;
  const keep = (part) => ask("space-save", { form: { ...space, ...part } });
  return html`<details class="more" open=${!counts || undefined}><summary>Which form fits me</summary>
    <div class="trio"><${Select} label="I work in" value=${space.nation} options=${fixed.nations} onSet=${(nation) => keep({ nation })} />
      <${Select} label="I am" value=${space.standing} options=${fixed.standings} onSet=${(standing) => keep({ standing })} /></div>
    <p class="hint">Registered social workers get their regulator's own fields where we know them. Students and everybody else get learning notes.</p></details>`;
}

function Piece({ desk, drafts, page, ask, told, lock }) {
  const { opened } = page.learning;
  const form = useForm(desk, drafts, `piece.${opened.id}`, () => opened.form);
  const { values, set, field } = form;
  const ref = useRef(null);
  useEffect(() => ref.current?.focus(), []);
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("piece-save", { which: opened.id });
    if (reply) told(reply);
  };
  const take = async (format) => {
    const reply = await ask("piece-file", { which: opened.id, format });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<form class="panel change" onSubmit=${save} autocomplete="off"><h3 tabindex="-1" ref=${ref}>The draft</h3>
    <${ErrorSummary} problems=${form.problems} />
    ${!opened.fields.some((one) => one.id === "date") && html`<${Line} label="The day of the activity" type="date" ...${field("on", false)} />`}
    ${opened.fields.map((one) => one.id === "date"
      ? html`<${Line} key="date" label=${one.label} hint=${one.hint} type="date" ...${field("on", false)} />`
      : html`<${Area} key=${one.id} label=${one.label} hint=${one.hint} rows=${one.id === "type" ? 1 : 3} ...${field(one.id)} />`)}
    ${opened.counts && html`<label class="radio"><input type="checkbox" checked=${values.recorded} onChange=${() => set({ recorded: !values.recorded })} />
      <span class="radio-name">I have recorded it with the regulator</span></label>`}
    <p class="actions"><button class="primary" disabled=${lock.read_only}>Save the draft</button>
      <button type="button" onClick=${() => take("docx")}>Download for Word</button>
      <button type="button" onClick=${() => take("txt")}>Download as text</button>
      <button type="button" class="quiet" onClick=${() => ask("piece-open", { which: "" })}>Close</button></p>
    ${form.started && html`<p class="hint">Save before you download.</p>`}
  </form>`;
}
