// The debrief: what was felt, the way that was taken, what is asked about it, what next.

import { Select, useForm } from "../form.js";
import { Course, PathMap } from "./map.js";
import { Sentences, Turn, Words, capital, plain } from "./parts.js";
import { OtherVersion } from "../other_version.js";
import { Area, ErrorSummary, Line, Notices, giveFile, html, useEffect, useRef, useState } from "../ui.js";

export function Debrief(parts) {
  const { shown, desk, drafts, lock, hold, told, say, leave } = parts;
  const now = { saved: shown.saved, revision: shown.revision };
  // What another tab answered since never slips in among the answers that are mine.
  const draft = drafts.forms.debrief?.as_of;
  const behind = draft?.saved === now.saved && draft.revision !== now.revision;
  const form = useForm(desk, drafts, "debrief", () => ({ ...(behind ? {} : shown.form), as_of: now }));
  const [status, setStatus] = useState("");
  const [inTab, setInTab] = useState(false);
  // What is being written stands on the version it was begun with; another try has its own.
  const begun = form.values.as_of;
  const mine = useRef(null);
  const send = async (action, revision = begun?.saved === now.saved ? begun.revision : now.revision) => {
    mine.current = form.values;
    const reply = await form.save(action, { revision });
    if (!reply) return setStatus("Not kept yet");
    if (reply.since) form.set({ as_of: { saved: reply.saved, revision: reply.revision } });
    hold(reply.place);
    told(reply);
    setInTab(reply.in_tab);
    return setStatus(`Kept at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`);
  };
  useEffect(() => {
    // Even where nothing was typed, the form goes on showing mine beside the other version.
    if (form.refused) drafts.put("debrief", (before) => before || mine.current);
  }, [form.refused]);
  const keep = (event) => {
    event.preventDefault();
    return send("keep-debrief");
  };
  const take = async () => {
    const reply = await desk.act("word", { form: form.values });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
    else say({ words: reply.problems ? Object.values(reply.problems)[0] : reply.error });
  };
  const [first, ...rest] = shown.sections;
  const ask = (section, level) => html`<${Section} key=${section.title} section=${section} form=${form} level=${level} />`;
  const found = shown.path.map((stop) => form.field(`At “${stop.scene}”`).notices || []).flat();
  return html`<form class="debrief" onSubmit=${keep} autocomplete="off">
    <p class="eyebrow">${shown.title}</p>
    <h2 tabindex="-1" data-focus>${shown.heading}</h2>
    <${ErrorSummary} problems=${form.problems} />
    <${Notices} id="tk-found" notices=${found} />
    ${form.refused && html`<${OtherVersion} there=${shown.kept ? keptParts(shown) : null} onMine=${() => send(form.refused, now.revision)} onOther=${form.leave} />`}
    ${form.problems[""] && html`<${Where} form=${form} shown=${shown} />`}
    <p class="lead">${shown.ended ? "It came to" : "You stopped at"} “${shown.ending}”.${shown.in_short ? ` ${shown.in_short}` : ""}</p>
    ${ask(first)}
    <${Compare} ...${parts} />
    <${Way} ...${parts} />
    <div class="shape"><${Select} label="The shape of what follows" value=${shown.frame} options=${shown.frames}
      onSet=${(which) => parts.move("frame", { which })} hint="What you have written stays with its question." /></div>
    ${rest.map(ask)}
    <section class="part next-time"><h3>Next time</h3><${Question} name="say" label=${shown.last} form=${form} /></section>
    ${inTab && html`<div class="panel in-tab"><p><strong>Kept in this tab only.</strong> Close it and it is gone. A journal that only you can open keeps it for good.</p>
      <p class="actions"><button type="button" onClick=${desk.openKeep}>Make a journal of it</button></p></div>`}
    <${Further} ...${parts} form=${form} send=${send} take=${take} />
    <div class="save-bar foot"><button class="primary big" disabled=${lock.read_only}>Keep in my journal</button>
      <button type="button" onClick=${leave}>Finish</button>
      <span class="hint" role="status">${lock.read_only ? "This journal can only be read here." : status || "Every question can be left out."}</span></div>
  </form>`;
}

// What is kept of this debrief, each answer under its question.
function keptParts({ form, last }) {
  const names = { say: last, line: "The line for supervision" };
  return Object.entries(form).filter(([, text]) => text).map(([name, text]) => ({ name: names[name] || name, text }));
}

// On a long page: a way to each question under which something was noticed.
function Where({ form, shown }) {
  const asked = [...shown.sections.flatMap((one) => one.prompts).map((one) => [one, one]), ["say", shown.last], ["line", "The line to bring"]];
  const noticed = asked.filter(([name]) => form.field(name).notices?.length);
  const go = (label) => [...document.querySelectorAll(".debrief label")].find((one) => one.textContent === label)?.control?.focus();
  return noticed.length > 0 && html`<p class="actions">${noticed.map(([name, label]) => html`<button type="button" key=${name} onClick=${() => go(label)}>Look at: ${label}</button>`)}</p>`;
}

function Section({ section, form }) {
  return html`<section class="part"><h3>${section.title}</h3>
    ${section.prompts.map((prompt) => html`<${Question} key=${prompt} name=${prompt} label=${prompt} form=${form} />`)}</section>`;
}

// On paper only what was answered is left.
function Question({ name, label, form }) {
  const field = form.field(name);
  return html`<div class=${`asked-here ${field.value ? "answered" : "unanswered"}`}><${Area} label=${label} rows=${2} ...${field} /></div>`;
}

export function Way({ shown, move, desk }) {
  const [all, setAll] = useState(0);
  const more = shown.path.some((stop) => !stop.turn && toThink(stop));
  return html`<section class="part the-way" aria-labelledby="tk-way"><h3 id="tk-way">The way you took</h3>
    ${shown.path.length === 0
      ? html`<p>You stopped before there was anything to choose. What you noticed counts all the same.</p>`
      : html`<${Course} course=${shown.course} />
          <${PathMap} map=${shown.map} />
          ${move && html`<${Reread} desk=${desk} shown=${shown} />`}
          ${more && html`<p class="actions"><button type="button" class="quiet" onClick=${() => setAll(all + 1)}>Open the reason for every choice</button></p>`}
          <ol class="way-list">${shown.path.map((stop) => html`<${Stop} key=${stop.number} stop=${stop} move=${move} all=${all} />`)}</ol>`}
    ${shown.path.length > 0 && shown.ending && html`<p class=${shown.ended === false ? "way-end stopped" : "way-end"}><strong>${shown.ending}</strong></p>`}
  </section>`;
}

const toThink = (stop) => stop.why.length > 0 || stop.thoughts.length > 0 || stop.others.length > 0;

// Where it turned, the reasons lie open; elsewhere they wait to be asked for.
function Stop({ stop, move, all }) {
  const moved = stop.moved.map((one) => `${capital(one.told)}.`).join(" ");
  const ref = useRef(null);
  useEffect(() => {
    if (all && ref.current) ref.current.open = true;
  }, [all]);
  return html`<li class=${stop.turn ? "stop turned" : "stop"}>
    <h4>${stop.scene}</h4>
    ${stop.turn && html`<p class="turn-words"><strong>It turned here.</strong> ${stop.turn}</p>`}
    ${(stop.noticed || stop.note) && html`<p class="noticed" data-private><span class="label">You noticed</span> <span dir="auto">${[stop.noticed, stop.note].filter(Boolean).join(". ")}</span></p>`}
    ${stop.said && html`<p class="said" data-private><span class="label">In your own words</span> <span dir="auto">${stop.said}</span></p>`}
    <p class="chosen"><span class="label">${stop.decision ? "You chose" : "Then"}</span> <span dir="auto"><${Words} runs=${stop.chosen} /></span></p>
    ${moved && html`<p class="moved">${moved}</p>`}
    ${toThink(stop) && html`<details class="more" ref=${ref} open=${Boolean(stop.turn)}><summary>To think about<span class="sr">: ${stop.scene}</span></summary>
      ${stop.thoughts.map((one, i) => html`<p key=${i} class="thought" dir="auto"><span class="label">${one.who ? `${one.who} thought` : "Unsaid"}</span> ${one.words}</p>`)}
      <${Sentences} runs=${stop.why} className="why" />
      ${stop.others.length > 0 && html`<p class="label">What you did not choose</p>
        <ul class="others">${stop.others.map((one, i) => html`<li key=${i}><p dir="auto"><${Words} runs=${one.words} />${!one.open && html` <span class="hint">Not open to you, as things stood.</span>`}</p>
          <${Sentences} runs=${one.why} className="why" /></li>`)}</ul>`}</details>`}
    ${move && stop.decision > 0 && html`<p class="actions"><button type="button" class="quiet" aria-label=${`Try another way from here: ${stop.scene}`}
      onClick=${() => move("again", { number: stop.number })}>Try another way from here</button></p>`}
  </li>`;
}

// The whole conversation, once more from the beginning; it comes when it is asked for.
function Reread({ desk, shown }) {
  const [said, setSaid] = useState(null);
  const open = async (event) => {
    if (!event.currentTarget.open || said) return;
    const reply = await desk.act("earlier");
    if (reply.ok) setSaid(reply);
  };
  useEffect(() => setSaid(null), [shown.path]);
  return html`<details class="more earlier" onToggle=${open}><summary>Read the conversation again</summary>
    ${said
      ? html`${said.turns.map((turn, i) => html`<${Turn} key=${i} turn=${turn} number=${i + 1} />`)}<${Turn} turn=${said.here} number=${said.turns.length + 1} />`
      : html`<p class="hint" role="status">One moment…</p>`}</details>`;
}

// Two tries, side by side; one under the other where there is little room.
function Compare({ shown, move }) {
  const found = shown.compare;
  if (!found) return null;
  const side = (name, branch) => html`<div class="branch"><h4>${name}</h4>
    ${branch.chosen.length > 0 && html`<p class="chosen" dir="auto">${plain(branch.chosen)}</p>`}
    ${branch.then.length > 0 && html`<p class="hint">then ${branch.then.join(", ")}</p>`}
    <p><strong>${branch.ending}</strong></p>${branch.in_short && html`<p>${branch.in_short}</p>`}
    ${branch.meters.length > 0 && html`<ul>${branch.meters.map((one) => html`<li key=${one.name}>${capital(one.name)}: ${one.word}</li>`)}</ul>`}</div>`;
  return html`<section class="part compare" aria-labelledby="tk-compare"><h3 id="tk-compare">Two ways, side by side</h3>
    <p class="sentence">${found.sentences.join(" ")}</p>
    <div class="branches">${side("The first way", found.one)}${side("The other way", found.other)}</div>
    <p class="actions"><button type="button" onClick=${() => move("other-try")}>Look back on the first way instead</button></p></section>`;
}

// Where it can go from here: supervision, CPD, a document, paper.
function Further({ shown, form, drafts, send, take, lock }) {
  const line = form.field("line");
  const offered = form.values.say ? `From “${shown.title}”: ${form.values.say}` : shown.suggested;
  const value = drafts.forms.debrief?.line ?? (shown.form.line || offered);
  const bring = () => {
    form.set({ line: value });
    setTimeout(() => send("bring")); // once the form holds the line
  };
  return html`<section class="part further" aria-labelledby="tk-further"><h3 id="tk-further">Where it can go</h3>
    ${!lock.read_only && html`<details class="more"><summary>Bring a line to supervision</summary>
      <${Line} label="The line to bring" ...${line} value=${value} hint="One sentence, as you would say it in the room. Only this line goes with you." />
      <p class="actions"><button type="button" onClick=${bring}>Keep it for my next agenda</button></p></details>`}
    <p class="actions">${!lock.read_only && html`<button type="button" onClick=${() => send("cpd")}>Begin a CPD draft</button>`}
      <button type="button" onClick=${take}>Download for Word</button>
      <button type="button" onClick=${() => window.print()}>Print</button></p></section>`;
}
