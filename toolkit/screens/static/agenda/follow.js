// Actions: noted small, with a role and a day, and followed until they are done, let go
// or moved.

import { useForm } from "../form.js";
import { Area, Choice, ErrorSummary, Line, html, newId, useEffect, useRef, useState } from "../ui.js";

const emptyAction = () => ({ id: newId(), what: "", who: "Me", by: "", small: "", private: false });

function ActionFields({ form }) {
  const { values, set, field } = form;
  return html`
    <${Line} label="What is to be done?" ...${field("what")} hint="One thing, small enough to begin this week." extra=${{ autocomplete: "off" }} />
    <div class="trio">
      <${Line} label="Who" ...${field("who")} hint="A role, not a name." extra=${{ autocomplete: "off" }} />
      <${Line} label="By when" type="date" ...${field("by", false)} hint="Or leave it open." />
    </div>
    <${Line} label="The first small step" ...${field("small")} extra=${{ autocomplete: "off" }} />
    <label class="radio"><input type="checkbox" checked=${values.private} onChange=${() => set({ private: !values.private })} />
      <span><span class="radio-name">Keep it out of the shared record</span></span></label>`;
}

export function NewAction({ desk, drafts, lock, told, here = false, itemId = "" }) {
  const form = useForm(desk, drafts, "action", () => ({ ...emptyAction(), here, item_id: itemId }));
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("action-save");
    if (reply) told(reply);
  };
  return html`<form class="change" onSubmit=${save} autocomplete="off">
    <${ErrorSummary} problems=${form.problems} />
    <${ActionFields} form=${form} />
    <p class="actions"><button class=${here ? "" : "primary"} disabled=${lock.read_only}>Add action</button></p>
  </form>`;
}

const RESULTS = [
  { id: "done", name: "It is done" },
  { id: "move", name: "Move it to another day", hint: "It comes back then." },
  { id: "let-go", name: "Let it go", hint: "That is allowed. A reason helps you both remember." },
];

function Result({ desk, drafts, one, told, onDone }) {
  const form = useForm(desk, drafts, `result.${one.id}`, () => ({ result: "done", happened: one.happened, reason: "", to: "", in_the_way: one.in_the_way }));
  const { values, set, field } = form;
  const ref = useRef(null);
  useEffect(() => ref.current?.querySelector("input")?.focus(), []);
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("action-result", { which: one.id });
    if (!reply) return;
    told(reply);
    onDone();
  };
  return html`<form class="change" ref=${ref} onSubmit=${save} autocomplete="off" aria-label="What became of it">
    <${ErrorSummary} problems=${form.problems} />
    <${Choice} legend="What became of it?" options=${RESULTS} value=${values.result} onSet=${(result) => set({ result })} />
    ${values.result === "move" && html`<${Line} label="To which day?" type="date" ...${field("to", false)} />`}
    ${values.result === "move" && one.question && html`<${Area} label=${one.question} rows=${2} ...${field("in_the_way")} hint="It has moved three times or more. No blame: something is in the way." />`}
    ${values.result === "let-go" && html`<${Area} label="Why is it let go?" rows=${2} ...${field("reason")} />`}
    ${values.result !== "let-go" && html`<${Area} label="What happened when you tried?" rows=${2} ...${field("happened")} />`}
    <p class="actions"><button class="primary">Keep it</button>
      <button type="button" onClick=${() => { form.leave(); onDone(); }}>Not now</button></p>
  </form>`;
}

function Open({ one, desk, drafts, lock, ask, told }) {
  const [telling, setTelling] = useState(false);
  return html`<li class="entry-line">
    <p class="headline" dir="auto" data-private>${one.what}</p>
    <p class="hint"><span dir="auto" data-private>${one.who}</span> · ${one.due}${one.private ? " · out of the shared record" : ""}</p>
    ${one.small && html`<p dir="auto" data-private><span class="hint">First step: </span>${one.small}</p>`}
    ${one.happened && html`<p dir="auto" data-private><span class="hint">What happened: </span>${one.happened}</p>`}
    ${one.question && !telling && html`<p class="want">${one.question}</p>`}
    ${telling
      ? html`<${Result} desk=${desk} drafts=${drafts} one=${one} told=${told} onDone=${() => setTelling(false)} />`
      : !lock.read_only && html`<p class="actions">
          <button type="button" aria-label=${`Done: ${one.what}`} onClick=${() => ask("action-done", { which: one.id })}>Done</button>
          <button type="button" aria-label=${`What became of it: ${one.what}`} onClick=${() => setTelling(true)}>What became of it</button>
          <button type="button" class="quiet" aria-label=${`Remove: ${one.what}`} onClick=${() => ask("action-remove", { which: one.id })}>Remove</button></p>`}
  </li>`;
}

export function Follow(parts) {
  const { page, ask, lock } = parts;
  const { follow } = page;
  return html`<div class="follow">
    <h2 tabindex="-1">Actions</h2>
    <p class="sentence">${follow.sentence}</p>
    ${follow.open.length === 0
      ? html`<div class="empty"><p>No action is open. What you agree in a session comes here by itself.</p></div>`
      : html`<ul class="entry-list">${follow.open.map((one) => html`<${Open} key=${one.id} one=${one} ...${parts} />`)}</ul>`}
    ${follow.more > 0 && html`<p><button type="button" onClick=${() => ask("action-more")}>Show more (${follow.more} open)</button></p>`}
    ${!lock.read_only && html`<section class="panel new-item" aria-labelledby="tk-new-action"><h3 id="tk-new-action">Another action</h3><${NewAction} ...${parts} /></section>`}
    ${follow.closed.length > 0 && html`<details class="more"><summary>Done and let go (${follow.closed.length + follow.more_closed})</summary>
      <ul class="entry-list">${follow.closed.map((one) => html`<li class="entry-line" key=${one.id}>
        <p class="headline" dir="auto" data-private>${one.what}</p>
        <p class="hint"><span dir="auto" data-private>${one.who}</span> · ${one.due}</p>
        ${one.reason && html`<p dir="auto" data-private><span class="hint">Why: </span>${one.reason}</p>`}
        ${one.happened && html`<p dir="auto" data-private><span class="hint">What happened: </span>${one.happened}</p>`}
        <p class="actions"><button type="button" class="quiet" aria-label=${`Open again: ${one.what}`} onClick=${() => ask("action-reopen", { which: one.id })}>Open it again</button></p>
      </li>`)}</ul>
      ${follow.more_closed > 0 && html`<p><button type="button" onClick=${() => ask("action-more")}>Show more</button></p>`}</details>`}
  </div>`;
}
