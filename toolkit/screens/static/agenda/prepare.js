// Preparing: when the meeting is, what to pick up, what to bring, and whether there is
// room for reflection. Everything is kept as it is done.

import { Select, useForm } from "../form.js";
import { Items, NewItem } from "./items.js";
import { Chart, ChartTable } from "../chart.js";
import { TryMadeUp } from "../samples.js";
import { ErrorSummary, Line, giveFile, html, useEffect, useRef, useState } from "../ui.js";

export function Prepare({ desk, page, fixed, lock, drafts, ask, told, undo }) {
  const { agenda } = page;
  const parts = { desk, page, agenda, fixed, lock, drafts, ask, told };
  return html`<div class="prepare">
    <h2 tabindex="-1">${agenda.title}</h2>
    ${agenda.when && html`<p class="sentence">${agenda.when}</p>`}
    <p class="print-only" dir="auto" data-private>Confidential. ${agenda.meeting.minutes_booked} minutes. ${agenda.meeting.with_whom}</p>
    <p class="hint screen-only">Five minutes are enough. Everything is kept as you go, and can be undone.</p>
    <${Meeting} ...${parts} key=${agenda.id} />
    ${page.letter && html`<p class="note screen-only"><span>Supervision was cancelled, so a kind letter is ready: “${page.letter}”.</span>
      <button type="button" onClick=${() => desk.act("part", { which: "sessions" })}>Look at the letters</button></p>`}
    ${agenda.kept && !lock.read_only && html`<${Cancel} ...${parts} key=${`cancel.${agenda.id}`} />`}
    ${fixed.templates.length > 0 && html`<${Begin} ...${parts} />`}
    ${page.offers.length > 0 && html`<${PickUps} ...${parts} />`}
    <section aria-labelledby="tk-agenda" class="part">
      <div class="heading-row"><h2 id="tk-agenda" tabindex="-1">What I bring</h2>
        ${page.undo && html`<button type="button" onClick=${() => undo(page.undo.step)}>Undo: ${page.undo.words.replace(/\. .*|\.$/, "").replace(/^./, (one) => one.toLowerCase())}</button>`}</div>
      <${Items} ...${parts} />
      ${agenda.items.length === 0 && page.offers.length === 0 && page.samples === 0 && !lock.read_only && html`<p class="actions screen-only"><${TryMadeUp} ask=${ask} className="quiet" /></p>`}
      ${!lock.read_only && html`<${NewItem} ...${parts} />`}
    </section>
    <${Balance} balance=${page.balance} ask=${ask} />
    <${Half} ...${parts} />
    <${Away} ...${parts} />
  </div>`;
}

// The meeting saves itself a moment after each change.
function Meeting({ desk, agenda, lock, drafts }) {
  const form = useForm(desk, drafts, "meeting", () => agenda.meeting);
  const [status, setStatus] = useState("");
  const timer = useRef(0);
  const keep = async () => {
    const reply = await form.save("meeting");
    setStatus(reply ? "Kept" : "Not kept yet");
  };
  const later = useRef(keep);
  later.current = keep;
  useEffect(() => {
    if (!form.started || !form.values.minutes_booked.trim()) return undefined;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => later.current(), 800);
    return () => clearTimeout(timer.current);
  }, [JSON.stringify(form.values)]);
  // Leaving a field keeps it at once, so that a download right after has it.
  const leave = () => {
    if (!form.started || !form.values.minutes_booked.trim()) return;
    clearTimeout(timer.current);
    keep();
  };
  const line = (name) => ({ ...form.field(name, name === "with_whom"), extra: { autocomplete: "off", disabled: lock.read_only } });
  return html`<form class="meeting" aria-label="The meeting" autocomplete="off" onFocusOut=${leave} onSubmit=${(event) => { event.preventDefault(); keep(); }}>
    <div class="quartet">
      <${Line} label="Day" type="date" ...${line("day")} />
      <${Line} label="Time" type="time" ...${line("at")} />
      <${Line} label="Minutes booked" ...${line("minutes_booked")} extra=${{ inputmode: "numeric", autocomplete: "off", size: 4, disabled: lock.read_only }} />
      <${Line} label="With" ...${line("with_whom")} />
    </div>
    <p class="hint" role="status">${status}</p>
  </form>`;
}

// A meeting that does not take place: by whom, and is there a new day?
function Cancel({ desk, drafts, agenda, fixed, told }) {
  const form = useForm(desk, drafts, `cancel.${agenda.id}`, () => ({ day: "", cancelled_by: "them", rebooked: "", at: "" }));
  const { values, set, field } = form;
  const box = useRef(null);
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("meeting-cancel");
    if (!reply) return;
    box.current.open = false;
    box.current.querySelector("summary").focus();
    told(reply);
  };
  return html`<details class="more cancel screen-only" ref=${box}><summary>Cancel this meeting</summary>
    <form class="change" onSubmit=${save} autocomplete="off" aria-label="Cancel this meeting"><${ErrorSummary} problems=${form.problems} />
      <p class="hint">It goes into the record of sessions. What you prepared stays and waits.</p>
      ${!agenda.meeting.day && html`<${Line} label="Which day was it to be?" type="date" ...${field("day", false)} />`}
      <div class="trio"><${Select} label="Who cancelled" value=${values.cancelled_by} options=${fixed.cancellers} onSet=${(value) => set({ cancelled_by: value })} />
        <${Line} label="The new day" type="date" ...${field("rebooked", false)} />
        <${Line} label="The new time" type="time" ...${field("at", false)} /></div>
      <p class="hint">Leave the new day empty if there is none, and the new time if it is the same.</p>
      <p class="actions"><button>Note that it is cancelled</button></p>
    </form></details>`;
}

function Begin({ fixed, ask, lock }) {
  const [which, setWhich] = useState("");
  const chosen = fixed.templates.find((one) => one.id === which);
  const options = [{ id: "", name: "Choose one, if you like" }, ...fixed.templates];
  const use = async () => {
    const reply = await ask("template", { which });
    if (reply.ok) setWhich("");
  };
  return html`<div class="begin">
    <${Select} label="Start from a template" value=${which} options=${options} onSet=${setWhich} />
    ${chosen && html`<div class="chosen"><p>${chosen.blurb}</p>
      <p class="hint">${[chosen.for_whom, `${chosen.items} items`, `${chosen.minutes} minutes`].filter(Boolean).join(" · ")}</p>
      <p class="actions"><button type="button" disabled=${lock.read_only} onClick=${use}>Use this template</button></p></div>`}
  </div>`;
}

const SHOWN = 12;
function PickUps({ page, ask, lock }) {
  const [chosen, setChosen] = useState([]);
  const [all, setAll] = useState(false);
  const shown = all ? page.offers : page.offers.slice(0, SHOWN);
  const toggle = (key) => setChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  const take = async () => {
    const reply = await ask("pick", { chosen });
    if (reply.ok) setChosen([]);
  };
  return html`<section class="part pick-ups" aria-labelledby="tk-pick">
    <h2 id="tk-pick">Pick up</h2>
    <p class="hint">From your log it is the line you wrote for supervision, never the entry. Nothing comes along unless you tick it.</p>
    <ul class="ticks">${shown.map((one) => html`<li key=${one.key}><label class="radio">
      <input type="checkbox" checked=${chosen.includes(one.key)} onChange=${() => toggle(one.key)} />
      <span><span class="radio-name" dir="auto" data-private>${one.text}</span><span class="hint">${one.why} · ${one.about}</span></span>
    </label></li>`)}</ul>
    <p class="actions"><button type="button" class="primary" disabled=${lock.read_only || chosen.length === 0} onClick=${take}>Add what is ticked</button>
      ${!all && page.offers.length > SHOWN && html`<button type="button" class="quiet" onClick=${() => setAll(true)}>Show all ${page.offers.length}</button>`}</p>
  </section>`;
}

function Balance({ balance, ask }) {
  return html`<section class="part balance" aria-labelledby="tk-balance">
    <h2 id="tk-balance">Balance</h2>
    <p class="sentence" role="status">${balance.sentence}</p>
    ${balance.nudge && html`<p class="note"><span>${balance.nudge}</span>
      ${balance.reflective > 0 && html`<button type="button" onClick=${() => ask("reflection-first")}>Put reflection first</button>`}</p>`}
    ${balance.chart && html`<figure><${Chart} chart=${balance.chart} />
      <figcaption class="sr">${balance.chart.description}</figcaption></figure>
      <${ChartTable} table=${balance.table} title="Minutes for each function" />`}
  </section>`;
}

// Two people, two halves: what I share goes out as a file, the other half comes in.
function Half({ desk, agenda, ask, told, lock }) {
  const out = async () => {
    const reply = await ask("half-out");
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  const [problem, setProblem] = useState("");
  const read = async (event) => {
    const input = event.currentTarget;
    const [file] = input.files;
    if (!file) return;
    const reply = await desk.act("half-in", { file: file.size > 1000000 ? " ".repeat(1000001) : await file.text() });
    setProblem(reply.ok ? "" : reply.error);
    if (reply.ok) told(reply);
    input.value = "";
  };
  return html`<details class="more half"><summary>Prepare with the other person</summary>
    <p>Each of you can prepare a half on your own. Your half holds only the items that go into the shared record; private items and thoughts stay here.
      ${agenda.stays_out > 0 && ` ${agenda.stays_out} of your items ${agenda.stays_out === 1 ? "stays" : "stay"} out.`}</p>
    <p class="actions"><button type="button" onClick=${out}>My half as a file</button></p>
    ${!lock.read_only && html`<label class="field"><span class="question">The other half, from a file</span>
      <input type="file" accept=".json,application/json" onChange=${read} /></label>
      <p class="error" role="alert">${problem}</p>`}
  </details>`;
}

function Away({ page, ask, lock }) {
  const take = async (format, what = "agenda") => {
    const reply = await ask("download", { what, format });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<section class="away" aria-labelledby="tk-take"><h3 id="tk-take">Take it with you</h3>
      <p class="hint">One calm page; your own thoughts are never on it. A file is not locked: keep it somewhere safe.</p>
      <p class="actions">
        <button type="button" onClick=${() => take("docx")}>Download for Word</button>
        <button type="button" onClick=${() => take("docx", "both")}>A page for both of us</button>
        <button type="button" onClick=${() => take("ics")}>Add to calendar</button>
        <button type="button" class="quiet" onClick=${() => window.print()}>Print</button>
      </p></section>
    <div class="save-bar foot">
      <button type="button" class="primary big" disabled=${lock.read_only} onClick=${() => ask("start")}>Start the session</button>
      <span class="hint">${page.balance.planned} of ${page.balance.booked} minutes planned</span>
    </div>`;
}
