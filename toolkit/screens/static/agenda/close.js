// The close: what goes where, how it was, the record both agree on, the next day.

import { Select, useForm } from "../form.js";
import { NewAction } from "./follow.js";
import { Actions, BothHere, Hidden, Lines } from "./hour.js";
import { Area, ErrorSummary, Line, giveFile, html, useEffect, useRef, useState } from "../ui.js";

export function Close(parts) {
  const { page, ask, say, lock } = parts;
  const { close } = page;
  const form = useForm(parts.desk, parts.drafts, `closing.${page.agenda.id}`, () => close.form);
  // Like a draft it outlives a reload and the lock, and goes with "Done".
  const { drafts } = parts;
  const copyOut = drafts.forms["copy-out"]?.text || "";
  const heading = useRef(null);
  useEffect(() => heading.current?.focus(), []);
  if (close.done) return html`<${LookingBack} heading=${heading} ...${parts} />`;
  const handOut = async () => {
    const reply = await parts.desk.act("hand-out");
    if (reply.ok) drafts.put("copy-out", () => ({ text: reply.copy_out }));
    else say({ words: reply.error });
  };
  const finish = async () => {
    if (copyOut) return say({ words: "The lines for the case file are still here. Copy them first, then press Done." });
    if (form.started && !(await form.save("closing"))) return say({ words: "How it was is not kept yet. Look at what we noticed there first." });
    await ask("finish");
    return undefined;
  };
  return html`<div class="close">
    <div class="heading-row"><h2 tabindex="-1" ref=${heading}>Closing the session</h2><${BothHere} both=${close.both} ask=${ask} /></div>
    <p class="sentence">${close.minutes > 0 ? `It lasted ${close.minutes} ${close.minutes === 1 ? "minute" : "minutes"}. ` : ""}Take two minutes to end well.</p>
    ${copyOut && html`<${CopyOut} text=${copyOut} onDone=${() => { drafts.drop("copy-out"); heading.current?.focus(); }} />`}
    ${close.file && html`<section class="panel" aria-labelledby="tk-file"><h3 id="tk-file">Belongs in the case file</h3>
      <p>Some of this belongs in the case file. You get it once to copy out; then it is no longer kept here, and Undo does not bring it back.</p>
      <p class="actions"><button type="button" onClick=${handOut}>Hand it out to copy</button></p></section>`}
    <${HowItWas} form=${form} ...${parts} />
    <section class="part" aria-labelledby="tk-written"><h2 id="tk-written">What was written</h2>
      ${close.lines.length || close.hidden ? html`<p class="hint">Only the shared record is agreed. You can still put a line in another place.</p>` : html`<p class="hint">Nothing was written down. That is fine.</p>`}
      <${Hidden} count=${close.hidden} />
      <${Lines} lines=${close.lines} bins ...${parts} />
      <${Actions} actions=${page.actions} />
      <details class="more"><summary>Agree another action</summary><${NewAction} ...${parts} here /></details>
      ${close.waiting.length > 0 && html`<p class="hint">Not reached, and offered again next time:</p><ul>${close.waiting.map((text) => html`<li key=${text} dir="auto" data-private>${text}</li>`)}</ul>`}
    </section>
    <${Record} ...${parts} />
    <div class="save-bar foot"><button type="button" class="primary big" disabled=${lock.read_only} onClick=${finish}>Finish</button>
      <span class="hint">Puts this session away and makes the next agenda ready.</span></div>
  </div>`;
}

// A session that was put away: what was written, to read again.
function LookingBack({ heading, ...parts }) {
  const { page, ask } = parts;
  const { close, agenda } = page;
  const how = [["How it was for me", close.form.how_me], ["How it was for the other person", close.form.how_them], ["What I wanted to do differently", close.form.differently]];
  return html`<div class="close">
    <h2 tabindex="-1" ref=${heading} dir="auto" data-private>${agenda.title}, looking back</h2>
    <p class="sentence">${[close.record.about, close.minutes > 0 ? `${close.minutes} minutes` : ""].filter(Boolean).join(". ")}</p>
    ${how.map(([name, text]) => text && html`<p key=${name} dir="auto" data-private><span class="hint">${name}: </span>${text}</p>`)}
    ${close.lines.length > 0 && html`<section class="part" aria-labelledby="tk-written"><h2 id="tk-written">What was written</h2><${Lines} lines=${close.lines} ...${parts} /></section>`}
    <${Actions} actions=${page.actions} />
    ${!close.record.empty && html`<${Record} ...${parts} />`}
    <div class="save-bar foot"><button type="button" class="primary big" onClick=${() => ask("part", { which: "session" })}>Back to the agenda in hand</button></div>
  </div>`;
}

function CopyOut({ text, onDone }) {
  const ref = useRef(null);
  useEffect(() => ref.current?.focus(), []);
  const copy = () => {
    document.getElementById("tk-agenda-copy").select();
    document.execCommand("copy");
  };
  return html`<section class="panel after" aria-labelledby="tk-copy-head">
    <h3 id="tk-copy-head" tabindex="-1" ref=${ref}>Copy this into the case record now</h3>
    <p>It is not kept here any more; it goes when you press Done.</p>
    <textarea id="tk-agenda-copy" readonly rows="6" aria-label="For the case file">${text}</textarea>
    <p class="actions"><button type="button" onClick=${copy}>Copy</button>
      <button type="button" class="primary" onClick=${onDone}>Done</button></p>
  </section>`;
}

function HowItWas({ form, fixed, lock }) {
  const [status, setStatus] = useState("");
  const { values, set, field } = form;
  const bins = fixed.bins.filter((one) => one.id !== "case-file");
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("closing");
    setStatus(reply ? "Kept" : "Not kept yet");
  };
  return html`<form class="close-form" onSubmit=${save} autocomplete="off" aria-label="How it was">
    <${ErrorSummary} problems=${form.problems} />
    <${Area} label="How was it for you?" rows=${2} ...${field("how_me")} />
    <${Area} label="How was it for the other person?" rows=${2} ...${field("how_them")} hint="In their words. Ask, do not guess." />
    <${Area} label="What will you do differently?" rows=${2} ...${field("differently")} />
    <div class="trio">
      <${Select} label="Where this goes" value=${values.how_bin} options=${bins} onSet=${(how_bin) => set({ how_bin })} help />
      <${Line} label="Next day" type="date" ...${field("next_day", false)} />
      <${Line} label="Next time" type="time" ...${field("next_at", false)} />
    </div>
    <p class="actions"><button disabled=${lock.read_only}>Keep this</button><span class="hint" role="status">${form.started ? "Not kept yet" : status}</span></p>
  </form>`;
}

function RecordText({ record }) {
  const list = (name, lines) => lines.length > 0 && html`<p class="hint">${name}</p><ul>${lines.map((text, i) => html`<li key=${i} dir="auto" data-private>${text}</li>`)}</ul>`;
  return html`<div class="record">
    ${record.parts.map((part, i) => html`<div key=${i}>
      <p class="headline" dir="auto" data-private>${part.heading || (record.parts.length > 1 ? "Also noted" : "")}</p>
      ${part.leave_with && html`<p dir="auto" data-private><span class="hint">To leave with: </span>${part.leave_with}</p>`}
      ${part.notes.map((text, n) => html`<p key=${n} class="thoughts" dir="auto" data-private>${text}</p>`)}
      ${list("Decided", part.decisions)}</div>`)}
    ${list("Actions", record.actions)}
    ${list("For another time", record.waiting)}
    ${record.how.map((one) => html`<p key=${one.name} dir="auto" data-private><span class="hint">${one.name}: </span>${one.text}</p>`)}
    ${record.next && html`<p>Next: ${record.next}</p>`}
  </div>`;
}

// Only the shared bin. Both type their name as a sign that it is right.
function Record({ desk, page, drafts, ask, told, lock }) {
  const { record } = page.close;
  const form = useForm(desk, drafts, `agree.${page.agenda.id}`, () => ({ mine: "", theirs: "" }));
  const agree = async (event) => {
    event.preventDefault();
    const reply = await form.save("agree");
    if (reply) told(reply);
  };
  const take = async () => {
    const reply = await ask("download", { what: "record", format: "docx" });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<section class="panel shared" aria-labelledby="tk-record"><h2 id="tk-record">The shared record</h2>
    <p class="sentence">${record.about}</p>
    <p class="print-only">Confidential</p>
    ${record.empty
      ? html`<p>Nothing is in the shared record yet. Put a note or a decision there, or finish without one.</p>`
      : html`<p class="hint">This is all that leaves your journal. Read it together before you agree.</p>
          <${RecordText} record=${record} />
          ${record.agreed
            ? html`<p class="want" data-private>${record.agreed}</p>
                <p class="actions"><button type="button" onClick=${() => ask("agree-again")}>Open it again</button></p>`
            : html`<form onSubmit=${agree} autocomplete="off" class="change"><${ErrorSummary} problems=${form.problems} />
                <div class="trio"><${Line} label="Your name" ...${form.field("mine", false)} extra=${{ autocomplete: "off" }} />
                  <${Line} label="The other person's name" ...${form.field("theirs", false)} extra=${{ autocomplete: "off" }} /></div>
                <p class="actions"><button disabled=${lock.read_only}>We both agree</button></p></form>`}
          <p class="actions"><button type="button" onClick=${take}>Download the record for Word</button>
            <button type="button" class="quiet" onClick=${() => window.print()}>Print</button></p>`}
  </section>`;
}
