// The hour: what is under way, how long is left, what is written down. Nothing blinks,
// nothing hurries, and the clock never moves anybody on.

import { Select, useForm } from "../form.js";
import { Questions } from "./items.js";
import { NewAction } from "./follow.js";
import { Area, ErrorSummary, html, newId, useEffect, useRef } from "../ui.js";

export function Hour(parts) {
  const { page, fixed, ask } = parts;
  const { run } = page;
  const heading = useRef(null);
  const at = run.current?.id || "";
  useEffect(() => heading.current?.focus(), [at]);
  return html`<div class="hour">
    <div class="heading-row place"><p class="hint">${run.place}</p><${BothHere} both=${run.both} ask=${ask} /></div>
    <h2 tabindex="-1" ref=${heading} dir="auto" data-private>${run.current ? run.current.text : run.order.length ? "Everything on the agenda was taken" : "An open hour"}</h2>
    ${run.current
      ? html`<p class="hint">${run.current.about}</p>
          ${run.current.leave_with && html`<p class="want" dir="auto" data-private><span class="hint">To leave with: </span>${run.current.leave_with}</p>`}
          ${run.current.thoughts && html`<details class="more"><summary>My own thoughts</summary><p class="thoughts" dir="auto" data-private>${run.current.thoughts}</p></details>`}
          <${Questions} item=${run.current} fixed=${fixed} />`
      : html`<p>There is room for whatever has not been said yet. Or end here and leave a few minutes early.</p>`}
    ${run.next && html`<p class="hint">Then: <span dir="auto" data-private>${run.next}</span></p>`}
    <${Lines} lines=${run.lines.filter((one) => one.item_id === at)} ...${parts} />
    <${Hidden} count=${run.hidden} />
    <${NewLine} ...${parts} itemId=${at} key=${`line.${at}.${run.both}`} both=${run.both} />
    <details class="more"><summary>Agree an action</summary><${NewAction} ...${parts} here itemId=${at} /></details>
    <${Actions} actions=${page.actions} />
    <${Order} run=${run} ask=${ask} />
    <${TheClock} run=${run} ask=${ask} />
    ${run.current && html`<p class="actions"><button type="button" class="quiet" onClick=${() => ask("park-now", { which: at })}>Keep this item for another time</button></p>`}
    <div class="save-bar foot">
      <${Time} run=${run} ask=${ask} />
      ${run.current && html`<button type="button" class="primary big" onClick=${() => ask("next")}>Next item</button>`}
      <button type="button" class=${run.current ? "" : "primary big"} onClick=${() => ask("end")}>End the session</button>
      <${Halt} run=${run} ask=${ask} className="quiet where-wide" />
    </div>
  </div>`;
}

// Two people at one screen: what is private stays out of sight.
export function BothHere({ both, ask }) {
  return html`<label class="radio both"><input type="checkbox" checked=${both} onChange=${() => ask("both-here", { on: !both })} />
    <span class="radio-name">We both look at this screen</span></label>`;
}

export function Hidden({ count }) {
  if (!count) return null;
  return html`<p class="hint">${count === 1 ? "1 private note is" : `${count} private notes are`} out of sight while you both look.</p>`;
}

// The time left in words, told once a minute, over a quiet bar.
function Time({ run, ask }) {
  return html`<div class="time" role="group" aria-label="Time">
    <p class="time-words" role="status">${run.sentence}</p>
    ${run.timer && html`<svg class="time-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="2" /><rect class="fill" width=${run.share * 100} height="2" /></svg>`}
    ${run.due && html`<p class="due">The time for this item is used. Move on, or
      <button type="button" onClick=${() => ask("stay-on")}>stay five more minutes</button></p>`}
  </div>`;
}

// Beside the time where there is room for it, else with the rest of the clock.
function Halt({ run, ask, className }) {
  return html`<button type="button" class=${className} onClick=${() => ask(run.paused ? "clock-resume" : "clock-pause")}>${run.paused ? "Go on" : "Pause the clock"}</button>`;
}

function TheClock({ run, ask }) {
  return html`<details class="more"><summary>The clock</summary><p class="actions">
      <${Halt} run=${run} ask=${ask} className="where-narrow" />
      <button type="button" onClick=${() => ask("extend", { minutes: 10 })}>Ten minutes longer</button>
      <button type="button" onClick=${() => ask("extend", { minutes: -5 })}>Five minutes shorter</button>
      <button type="button" onClick=${() => ask("timer", { on: !run.timer })}>${run.timer ? "Turn the timer off" : "Turn the timer on"}</button>
    </p><p class="hint">While the session is under way this page stays open, so that it does not lock while you talk.</p></details>`;
}

const KINDS = [{ id: "note", name: "A note" }, { id: "decision", name: "A decision" }];
const emptyLine = () => ({ id: newId(), text: "", kind: "note", bin: "" });

function NewLine({ desk, drafts, fixed, lock, told, itemId, both = false }) {
  const form = useForm(desk, drafts, `line.${itemId}`, () => ({ ...emptyLine(), bin: both ? "shared" : "", item_id: itemId }));
  const { values, set, field } = form;
  const bin = values.bin || (values.kind === "decision" ? "shared" : "private");
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("line-save");
    if (reply) told(reply);
  };
  return html`<form class="change" onSubmit=${save} autocomplete="off">
    <${ErrorSummary} problems=${form.problems} />
    <${Area} label="Write something down" rows=${2} ...${field("text")} hint="A few words are enough. Leave out names and places." />
    <div class="trio">
      <${Select} label="What it is" value=${values.kind} options=${KINDS} onSet=${(kind) => set({ kind })} />
      <${Select} label="Where it goes" value=${bin} options=${fixed.bins} onSet=${(value) => set({ bin: value })} help />
    </div>
    <p class="actions"><button disabled=${lock.read_only}>Keep it</button></p>
  </form>`;
}

// What was written: each line can go to another bin, or be taken out.
export function Lines({ lines, desk, fixed, ask, told, bins = false }) {
  const move = async (one, bin) => {
    const form = { id: one.id, text: one.text, kind: one.kind, bin };
    const reply = await desk.act("line-save", { form, seen: one.marks || [] });
    if (reply.ok && reply.notices) {
      const seen = Object.values(reply.notices).flat().map((each) => each.mark);
      told(await desk.act("line-save", { form, seen })); // pointed out when it was written
    } else if (reply.ok) told(reply);
  };
  if (!lines.length) return null;
  return html`<ul class="entry-list lines-kept">${lines.map((one) => html`<li class="entry-line" key=${one.id}>
    <p class="thoughts" dir="auto" data-private>${one.text}</p>
    <p class="hint">${one.about}${bins && one.under ? html` · <span dir="auto" data-private>${one.under}</span>` : ""}</p>
    ${bins && html`<${Select} label="Where it goes" value=${one.bin} options=${fixed.bins} onSet=${(bin) => move(one, bin)} />`}
    <p class="actions"><button type="button" class="quiet" aria-label=${`Remove: ${one.text}`} onClick=${() => ask("line-remove", { which: one.id })}>Remove</button></p>
  </li>`)}</ul>`;
}

export function Actions({ actions }) {
  if (!actions.length) return null;
  return html`<section class="part" aria-labelledby="tk-agreed"><h3 id="tk-agreed">Actions agreed</h3>
    <ul>${actions.map((one) => html`<li key=${one.id}><span dir="auto" data-private>${one.who}: ${one.what}</span> <span class="hint">(${one.due})</span></li>`)}</ul></section>`;
}

function Order({ run, ask }) {
  if (!run.order.length) return null;
  return html`<details class="more"><summary>The whole agenda</summary><ol class="order">${run.order.map((one) => html`<li key=${one.id} aria-current=${one.now ? "step" : undefined}>
    <span dir="auto" data-private>${one.text}</span> <span class="hint">${one.at}</span>
    ${!one.now && html`<button type="button" class="quiet" aria-label=${`Go to: ${one.text}`} onClick=${() => ask("go-to", { which: one.id })}>Go to it</button>`}
  </li>`)}</ol></details>`;
}
