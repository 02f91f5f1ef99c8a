// Sessions so far: what was held, what was cancelled, what was due, and a kind letter
// when supervision keeps being put off.

import { Select, useForm } from "../form.js";
import { ChartTable } from "../chart.js";
import { ErrorSummary, Line, giveFile, html, newId, useState } from "../ui.js";

export function OverTime(parts) {
  const { page, ask, lock } = parts;
  const { time } = page;
  return html`<div class="over-time">
    <h2 tabindex="-1">Sessions so far</h2>
    <p class="sentence">${time.due.sentence}</p>
    ${time.due.next_due && html`<p class="sentence">${time.due.next_due}</p>`}
    ${time.due.standards && html`<p>${time.due.standards}</p>`}
    ${time.note && html`<p class="hint">${time.note}</p>`}
    ${time.due.source && html`<p class="hint">${time.due.source}</p>`}
    ${time.due.table.rows.length > 0 && html`<${ChartTable} table=${time.due.table} title="What was due and what happened" />`}
    <${Standing} ...${parts} key=${page.spaces.open} />
    ${time.evidence && html`<${Evidence} ...${parts} />`}
    <section class="part" aria-labelledby="tk-sessions"><h2 id="tk-sessions">Record of sessions</h2>
      ${time.sessions.length === 0
        ? html`<div class="empty"><p>No session is noted yet. One that is run here notes itself; others you can add below.</p></div>`
        : html`<ul class="entry-list rows">${time.sessions.map((one) => html`<li class="entry-line" key=${one.id}>
            <div><p class="headline">${one.when}</p><p class="hint">${one.about}</p></div>
            ${!lock.read_only && html`<p class="actions"><button type="button" class="quiet" aria-label=${`Remove the session of ${one.when}`} onClick=${() => ask("session-remove", { which: one.id })}>Remove</button></p>`}
          </li>`)}</ul>`}
      ${time.more > 0 && html`<p><button type="button" onClick=${() => ask("session-more")}>Show more (${time.more} older)</button></p>`}
      ${!lock.read_only && html`<details class="more"><summary>Note a session</summary><${NewSession} ...${parts} /></details>`}
    </section>
    ${time.agendas.length > 0 && html`<details class="more"><summary>Earlier agendas</summary><ul class="entry-list">${time.agendas.map((one) => html`<li class="entry-line" key=${one.id}>
      <p class="headline" dir="auto" data-private>${one.name}</p>${one.agreed && html`<p class="hint">The shared record is agreed.</p>`}
      <p class="actions"><button type="button" aria-label=${`Open: ${one.name}`} onClick=${() => ask("agenda-open", { which: one.id })}>Open</button></p></li>`)}</ul></details>`}
    ${page.spaces.open ? html`<${Leaving} ...${parts} />` : html`<${Letters} ...${parts} />`}
    <${TakeAll} ask=${ask} />
  </div>`;
}

const STATES = [{ id: "held", name: "Held" }, { id: "cancelled", name: "Cancelled" }];
const emptySession = () => ({ id: newId(), day: "", state: "held", minutes: "", reflection_minutes: "", interrupted: false, cancelled_by: "them", rebooked: "", group: false });

function NewSession({ desk, drafts, fixed, told }) {
  const form = useForm(desk, drafts, "session", emptySession);
  const { values, set, field } = form;
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("session-save");
    if (reply) told(reply);
  };
  const number = { inputmode: "numeric", autocomplete: "off", size: 4 };
  return html`<form class="change" onSubmit=${save} autocomplete="off" aria-label="Note a session"><${ErrorSummary} problems=${form.problems} />
    <div class="trio"><${Line} label="The day" type="date" ...${field("day", false)} />
      <${Select} label="What happened" value=${values.state} options=${STATES} onSet=${(state) => set({ state })} /></div>
    ${values.state === "held"
      ? html`<div class="trio"><${Line} label="How many minutes" ...${field("minutes", false)} extra=${number} />
            <${Line} label="Minutes of reflection" ...${field("reflection_minutes", false)} extra=${number} /></div>
          <label class="radio"><input type="checkbox" checked=${values.interrupted} onChange=${() => set({ interrupted: !values.interrupted })} /><span class="radio-name">It was interrupted</span></label>
          <label class="radio"><input type="checkbox" checked=${values.group} onChange=${() => set({ group: !values.group })} /><span class="radio-name">It was group supervision</span></label>`
      : html`<div class="trio"><${Select} label="Who cancelled" value=${values.cancelled_by} options=${fixed.cancellers} onSet=${(value) => set({ cancelled_by: value })} />
            <${Line} label="The new day, if any" type="date" ...${field("rebooked", false)} /></div>`}
    <p class="actions"><button class="primary">Note it</button></p>
  </form>`;
}

// What a line of supervision stands on: the post, the nation, the framework.
function Standing({ desk, drafts, page, fixed, lock, told }) {
  const { time, spaces } = page;
  const offered = (nation) => time.frameworks.filter((one) => nation === "uk" || one.nation === nation || one.nation === "uk");
  const form = useForm(desk, drafts, `space.${spaces.open}`, () => time.space);
  const { values, set, field } = form;
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("space-save");
    if (reply) told(reply);
  };
  const chosen = offered(values.nation).find((one) => one.id === values.framework);
  const move = (nation) => set({ nation, framework: offered(nation).some((one) => one.id === values.framework) ? values.framework : "none" });
  const theirs = Boolean(spaces.open);
  const title = theirs ? "What they can count on" : "What I can count on";
  return html`<details class="more"><summary>${title}</summary>
    <form class="change" onSubmit=${save} autocomplete="off" aria-label=${title}><${ErrorSummary} problems=${form.problems} />
      ${theirs && html`<${Line} label="What you call it" ...${field("called")} hint="A role or a nickname, never a name." extra=${{ autocomplete: "off" }} />`}
      <div class="trio"><${Select} label=${theirs ? "They work in" : "I work in"} value=${values.nation} options=${fixed.nations} onSet=${move} />
        <${Select} label=${theirs ? "They are" : "I am"} value=${values.standing} options=${fixed.standings} onSet=${(standing) => set({ standing })} />
        <${Line} label="First day in the post" type="date" ...${field("started", false)} /></div>
      <${Select} label="Which framework" value=${values.framework} options=${[{ id: "none", name: "None" }, ...offered(values.nation)]} onSet=${(framework) => set({ framework })} help />
      ${chosen?.own && html`<div class="trio"><${Select} label="How often, as agreed" value=${values.every} options=${fixed.rhythms} onSet=${(every) => set({ every })} />
        <${Line} label="Minutes, as agreed" ...${field("minutes", false)} extra=${{ inputmode: "numeric", autocomplete: "off", size: 4 }} /></div>`}
      <p class="actions"><button disabled=${lock.read_only}>Save this</button></p>
    </form></details>`;
}

function Evidence({ desk, drafts, page, ask, told, lock }) {
  const { evidence } = page.time;
  const form = useForm(desk, drafts, "evidence", () => ({ id: newId(), count: evidence.counts[0].id, on: "", note: "" }));
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("evidence-save");
    if (reply) told(reply);
  };
  return html`<section class="part" aria-labelledby="tk-evidence"><h2 id="tk-evidence">Evidence</h2>
    <p class="sentence">${evidence.sentence}</p>
    <${ChartTable} table=${evidence.table} title="Evidence noted" />
    <details class="more"><summary>Note a piece of evidence</summary>
      <form class="change" onSubmit=${save} autocomplete="off" aria-label="Note a piece of evidence"><${ErrorSummary} problems=${form.problems} />
        <${Select} label="What it counts for" value=${form.values.count} options=${evidence.counts} onSet=${(count) => form.set({ count })} help />
        <div class="trio"><${Line} label="Its day" type="date" ...${form.field("on", false)} hint="Empty means today." />
          <${Line} label="A few words to know it again" ...${form.field("note")} hint="No names and no places." extra=${{ autocomplete: "off" }} /></div>
        <p class="actions"><button disabled=${lock.read_only}>Note the evidence</button></p></form>
      <ul class="entry-list">${evidence.listed.map((one) => html`<li class="entry-line" key=${one.id}><p class="headline">${one.name}</p>
        <p class="hint">${one.when}${one.note && html` · <span dir="auto" data-private>${one.note}</span>`}</p>
        <p class="actions"><button type="button" class="quiet" aria-label=${`Remove: ${one.name}, ${one.when}`} onClick=${() => ask("evidence-remove", { which: one.id })}>Remove</button></p></li>`)}</ul>
    </details></section>`;
}

// Somebody who is supervised moves on: everything of theirs can go in one step.
function Leaving({ ask, lock }) {
  if (lock.read_only) return null;
  return html`<details class="more"><summary>When this supervision ends</summary>
    <p class="hint">This takes out the space with its agendas, notes, actions and sessions. Records you agreed are yours to hand over first. Undo brings it back until the journal is locked.</p>
    <p class="actions"><button type="button" onClick=${() => ask("space-remove")}>Remove this space and all in it</button></p></details>`;
}

function TakeAll({ ask }) {
  const take = async () => {
    const reply = await ask("all-out");
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<details class="more screen-only"><summary>Take everything away</summary>
    <p class="hint">Every agenda, note, action, session and draft, private ones and those of people you supervise included, as one file for a computer to read. It is not locked: keep it somewhere safe.</p>
    <p class="actions"><button type="button" onClick=${take}>Everything as a file</button></p></details>`;
}

function Letters({ desk, page, ask }) {
  const { letters } = page.time;
  if (!letters.ladder.length) return null;
  return html`<section class="part" aria-labelledby="tk-letters"><h2 id="tk-letters">When it keeps being cancelled</h2>
    <p>${letters.fits ? `One letter fits where you are now: ${letters.fits.charAt(0).toLowerCase()}${letters.fits.slice(1)}.` : "Kind letters, a step at a time, for when you need one. Nothing is sent from here."}</p>
    <ul class="entry-list rows">${letters.ladder.map((one) => html`<li class="entry-line" key=${one.id}>
      <div><p class="headline">${one.name}</p><p class="hint">${one.hint}${one.fits ? " · fits now" : ""}</p></div>
      ${letters.open?.id === one.id
        ? html`<${Letter} key=${one.id} desk=${desk} open=${letters.open} ask=${ask} />`
        : html`<p class="actions"><button type="button" aria-label=${`Open the letter: ${one.name}`} onClick=${() => ask("letter", { which: one.id })}>Open the letter</button></p>`}
    </li>`)}</ul></section>`;
}

function Letter({ desk, open, ask }) {
  const [form, setForm] = useState(() => Object.fromEntries(open.blanks.map((one) => [one.id, one.usual])));
  const [filled, setFilled] = useState(open.filled);
  const fill = async (next) => {
    const reply = await desk.act("letter-fill", { form: next });
    if (reply.ok) setFilled(reply.letter);
  };
  const set = (id) => (text) => setForm({ ...form, [id]: text });
  const copy = () => {
    document.getElementById("tk-letter").select();
    document.execCommand("copy");
  };
  const take = async () => {
    const reply = await ask("letter-file", { form });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<div class="change">
    ${open.blanks.map((one) => html`<${Line} key=${one.id} label=${one.ask} value=${form[one.id]} onInput=${set(one.id)} extra=${{ autocomplete: "off", onBlur: () => fill(form) }} />`)}
    <p class="hint">To: ${filled.to}. Subject: ${filled.subject}</p>
    <textarea id="tk-letter" readonly rows="12" aria-label="The letter">${filled.body}</textarea>
    ${filled.missing.length > 0 && html`<p class="hint">What is still in square brackets is for you to fill in.</p>`}
    <p class="actions"><button type="button" onClick=${() => fill(form)}>Fill it in</button>
      <button type="button" onClick=${copy}>Copy</button>
      <button type="button" onClick=${take}>Download as text</button>
      <button type="button" class="quiet" onClick=${() => ask("letter", { which: "" })}>Close</button></p>
  </div>`;
}
