// Playing a case: one scene at a time, set as a script; stepping out; out of the role.

import { useForm } from "../form.js";
import { PauseHere } from "./pause.js";
import { Script, Turn, Words, capital } from "./parts.js";
import { Area, ErrorSummary, html, useEffect, useState } from "../ui.js";

const A_MOMENT = 300; // milliseconds

// What lies behind: what was read and chosen, put together here or asked for anew.
function useEarlier(desk, shown, turns, setTurns) {
  const { at } = shown;
  useEffect(() => {
    if (turns.length === at) return undefined;
    if (turns.length > at) return setTurns(turns.slice(0, at));
    let here = true;
    const ask = () => desk.act("earlier").then((reply) => here && reply.ok && setTurns(reply.turns));
    const timer = setTimeout(ask, A_MOMENT); // the answer to a choice brings its own
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [at, turns.length]);
  return turns.slice(0, at);
}

const typing = (target) => target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])");

export function Scene(parts) {
  const { shown, note, move, desk, turns, setTurns } = parts;
  const earlier = useEarlier(desk, shown, turns, setTurns);
  const choose = async (number) => {
    const reply = await move("choose", { number, at: shown.at });
    if (reply.turn) setTurns((before) => [...before.slice(0, shown.at), reply.turn]);
  };
  // Number keys choose while the focus is in the scene, and never in a field.
  const onKeyDown = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) return;
    const chosen = shown.choices.find((one) => one.key && String(one.key) === event.key);
    if (!chosen) return;
    event.preventDefault();
    choose(chosen.number);
  };
  const moved = shown.meters.map((one) => one.told).filter(Boolean).map((told) => `${capital(told)}.`);
  // In JupyterLab a number would otherwise make a heading of the cell.
  return html`<section class="scene" tabindex="-1" aria-labelledby="tk-scene" data-lm-suppress-shortcuts="true" onKeyDown=${onKeyDown}>
    <p class="sr" role="status">${[`Scene ${shown.at + 1}: ${shown.scene}.`, ...moved].join(" ")}</p>
    <${Earlier} turns=${earlier} />
    <p class="eyebrow">${shown.title}${shown.again ? ", another way" : ""}</p>
    <h2 tabindex="-1" id="tk-scene" data-focus>${shown.scene}</h2>
    ${note && html`<p class="note">${note}</p>`}
    <${Script} lines=${shown.lines} you=${shown.you} />
    ${shown.reason && html`<div class="aside"><p class="label">About what you just did</p><p dir="auto">${shown.reason}</p></div>`}
    ${shown.thought && html`<p class="thought" dir="auto"><span class="label">Unsaid</span> ${shown.thought}</p>`}
    <${Meters} meters=${shown.meters} />
    <${Asked} ...${parts} choose=${choose} />
    <div class="save-bar foot">
      <button type="button" onClick=${() => move("back", { at: shown.at })}>Back</button>
      <button type="button" onClick=${() => move("step-out")}>Step out</button>
      ${shown.can_lighter && html`<button type="button" class="quiet" aria-pressed=${shown.lighter ? "true" : "false"}
        onClick=${() => move("lighter", { on: !shown.lighter })}>Lighter version</button>`}
    </div>
  </section>`;
}

function Earlier({ turns }) {
  if (!turns.length) return null;
  const count = turns.length === 1 ? "one scene" : `${turns.length} scenes`;
  return html`<details class="more earlier"><summary>What was said before (${count})</summary>
    ${turns.map((turn, i) => html`<${Turn} key=${i} turn=${turn} number=${i + 1} />`)}</details>`;
}

// Where things stand between people, in words; the marks only repeat it.
export function Meters({ meters }) {
  if (!meters.length) return null;
  return html`<dl class="meters" aria-label="Where things stand">${meters.map((one) => html`<div key=${one.name}><dt>${capital(one.name)}</dt>
    <dd><strong>${one.word}</strong><span class="pips" aria-hidden="true">${Array.from({ length: one.top + 1 }, (_, i) => html`<i key=${i} class=${i <= one.value ? "on" : ""} />`)}</span>
      ${one.was && html`<span class="was">${one.was}</span>`}</dd></div>`)}</dl>`;
}

function Asked(parts) {
  const { shown } = parts;
  if (shown.pending === "pause") return html`<${PauseHere} ...${parts} />`;
  if (shown.pending === "own words") return html`<${OwnWords} ...${parts} />`;
  if (shown.pending === "choose") return html`<${Choices} ...${parts} />`;
  return html`<div class="the-end"><p>${shown.pending === "unwritten" ? "Nothing is written beyond this point." : "This is where it ends, this time."}</p>
    <${OutOfRole} ...${shown.de_role} asked />
    <p class="actions"><button type="button" class="primary big" onClick=${() => parts.move("to-debrief")}>Go to debrief</button></p></div>`;
}

// On every way to the debrief: nobody looks back while still in the role.
function OutOfRole({ role, steps, asked }) {
  return html`<section class="de-role" aria-labelledby="tk-de-role">
    <h3 tabindex="-1" id="tk-de-role" data-asked=${asked}>Out of the role</h3>
    <p>${role ? `You were ${role}. ` : ""}Before you look back on it, come out of it. It takes a minute.</p>
    <ol class="grounding">${steps.map((one) => html`<li key=${one}>${one}</li>`)}</ol>
  </section>`;
}

function OwnWords({ shown, desk, drafts, hold }) {
  const form = useForm(desk, drafts, "said", () => ({ said: "" }));
  const go = async (event) => {
    event.preventDefault();
    const reply = await form.save("say");
    if (reply) hold(reply.place);
  };
  return html`<form class="own-words" onSubmit=${go} autocomplete="off">
    <h3 tabindex="-1" data-asked>First, in your own words</h3>
    <${ErrorSummary} problems=${form.problems} />
    <${Area} label=${shown.own_words} rows=${2} ...${form.field("said")} hint="As you would say it. You can leave it empty." />
    <p class="actions"><button class="primary">Show the choices</button></p>
  </form>`;
}

function Choices({ shown, choose }) {
  const [busy, setBusy] = useState(false);
  useEffect(() => setBusy(false), [shown.at, shown.scene]);
  const take = async (number) => {
    if (busy) return;
    setBusy(true);
    await choose(number);
    setBusy(false);
  };
  return html`<div class="choices"><h3 tabindex="-1" data-asked>${shown.choices.length > 1 ? "What do you do?" : "Then"}</h3>
    ${shown.said && html`<p class="hint" dir="auto" data-private>You wrote: ${shown.said}</p>`}
    ${shown.hint && html`<details class="help"><summary>A word of help</summary><p>${shown.hint}</p></details>`}
    <ol class="options">${shown.choices.map((one) => html`<li key=${one.number}><button type="button" class="option" aria-keyshortcuts=${one.key || undefined}
      onClick=${() => take(one.number)}>${one.key > 0 && html`<span class="digit" aria-hidden="true">${one.key}</span>`}<span dir="auto"><${Words} runs=${one.words} /></span></button></li>`)}</ol>
    ${shown.choices.length > 1 && html`<p class="hint keys">The number keys choose as well.</p>`}
  </div>`;
}

export function Out({ shown, fixed, move, leave, desk }) {
  return html`<section class="stepped-out" aria-labelledby="tk-out">
    <h2 tabindex="-1" id="tk-out" data-focus>You have stepped out</h2>
    <p>“${shown.title}” has stopped where you left it. Nobody is told, and there is no hurry.</p>
    ${shown.de_role
      ? html`<${OutOfRole} ...${shown.de_role} />`
      : html`<ol class="grounding">${(fixed.grounding || []).map((one) => html`<li key=${one}>${one}</li>`)}</ol>`}
    <p class="hint">${shown.support}</p>
    <p class="actions"><button type="button" class="primary" onClick=${() => move("come-back")}>Come back</button>
      ${shown.begun && html`<button type="button" onClick=${() => move("to-debrief")}>Go to debrief</button>`}
      <button type="button" onClick=${leave}>Leave the case</button>
      <button type="button" class="quiet" onClick=${desk.openHelp}>Who I could turn to</button></p>
  </section>`;
}
