// The emotional-response log: write an entry in thirty seconds, or take five minutes.

import { Entries } from "./entries.js";
import { Feelings } from "./feelings.js";
import { screen } from "./frame.js";
import { OtherVersion } from "./other_version.js";
import {
  Area, BodyFigure, Chips, Choice, ErrorSummary, Line, Scale,
  html, newId, toggled, useDraft, useEffect, useLater, useNotices, useRef, useState,
} from "./ui.js";

const MODES = [
  { id: "quick", name: "Quick entry", hint: "About thirty seconds" },
  { id: "full", name: "Full entry", hint: "About five minutes" },
  { id: "good", name: "One good thing", hint: "At the end of the day" },
];
const BINS = [
  { id: "private", name: "Keep private", hint: "Only you will see it." },
  { id: "supervision", name: "Bring to supervision", hint: "You choose the one line that goes with you, not the entry." },
  { id: "case-file", name: "Belongs in the case file", hint: "What happened is handed to you to copy into the record, and is not kept here. Your feelings stay." },
];

const emptyForm = () => ({
  mode: "full", id: newId(), revision: null, happened: "", person: "", places: [], sensations: [],
  feelings: [], own_words: "", strength: null, telling: "", coping: "", strength_now: null,
  bin: "private", supervision_line: "", what: "", helped: "", tell: "", sample: false, copy_out: "",
});

// Whether anything has been written or chosen that is not saved.
function begun(draft) {
  const { id, mode, copy_out: handedOut, ...empty } = emptyForm();
  return Object.entries(empty).some(([key, value]) => JSON.stringify(draft[key] ?? value) !== JSON.stringify(value));
}

function payload(draft) {
  const { mode, revision, copy_out: handedOut, own_words: own, ...form } = draft;
  return { ...form, own_words: own.split(",").map((word) => word.trim()).filter(Boolean) };
}

function LogView({ desk, page, fixed, lock, say }) {
  const [draft, change, , setDraft] = useDraft(desk, "log", emptyForm);
  const [problems, setProblems] = useState({});
  const [care, setCare] = useState(null);
  const [other, setOther] = useState(null);
  const [status, setStatus] = useState("");
  const watch = useNotices(desk);
  const top = useRef(null);
  const later = useLater();

  const save = async (event, revision = draft.revision) => {
    event?.preventDefault();
    setStatus("Saving…");
    const good = draft.mode === "good";
    const reply = await desk.act(good ? "save-good" : "save", {
      form: payload(draft), revision, seen: watch.marks,
    });
    if (!reply.ok) {
      setStatus("Not saved yet");
      if (reply.kind === "RecordChanged") setOther(await desk.act("look", { which: draft.id }));
      return setProblems(reply.problems || { "": reply.error });
    }
    if (!reply.saved) {
      setStatus("Not saved yet");
      watch.setNotices({ ...watch.notices, ...reply.notices });
      return setProblems({ "": "Before this is kept: something may identify a person. Look at what we noticed, then change it, or press Save entry again to keep it as it is." });
    }
    begin({ mode: draft.mode, copy_out: [draft.copy_out, reply.copy_out].filter(Boolean).join("\n\n") });
    setCare(reply.care);
    setStatus(`Saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`);
    return undefined;
  };

  // Nothing of the entry before stays on the form. What was handed out for the case file
  // goes only with "Done": no reload, no lock and no next entry takes it away uncopied.
  const begin = (part) => {
    setDraft((before) => ({ ...emptyForm(), copy_out: before.copy_out, ...part }));
    setOther(null);
    setProblems({});
    setStatus("");
    watch.setNotices({});
  };

  const edit = async (id) => {
    const reply = await desk.act("edit", { which: id });
    if (!reply.ok) return say({ words: reply.error });
    const own = (reply.form.own_words || []).join(", ");
    begin({ ...reply.form, own_words: own, mode: reply.good ? "good" : "full", revision: reply.revision });
    if (begun(draft)) say({ words: "What you had begun was put aside.", undo: () => setDraft((now) => ({ ...draft, copy_out: now.copy_out })) });
    top.current?.focus();
    return undefined;
  };

  // Between the first word and "Save entry" there are more than fifty stops by keyboard.
  const quickly = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !lock.read_only) save(event);
  };

  const done = () => {
    change({ copy_out: "" });
    setCare(null);
    top.current?.focus();
  };

  const editing = draft.revision !== null;
  // An entry that is there never turns into a good thing, nor the other way round.
  const modes = MODES.filter((one) => !editing || (one.id === "good") === (draft.mode === "good"));
  return html`
    ${(draft.copy_out || care) && html`<${After} copyOut=${draft.copy_out} care=${care} onHelp=${desk.openHelp} onDone=${done} />`}
    <form class="entry" onSubmit=${save} onKeyDown=${quickly} autocomplete="off">
      <h2 tabindex="-1" ref=${top}>${editing ? "Change this entry" : "New entry"}</h2>
      <${ErrorSummary} problems=${problems} />
      ${other && html`<${OtherVersion} there=${page.opened?.id === draft.id ? page.opened.parts : null} onMine=${() => save(null, other.revision)}
        onOther=${() => (page.opened?.id === draft.id ? edit(draft.id) : begin())} />`}
      ${modes.length > 1 && html`<${Choice} legend="What would help now?" className="modes" options=${modes} value=${draft.mode} onSet=${(mode) => change({ mode })} />`}
      ${draft.mode === "good"
        ? html`<${GoodThing} draft=${draft} change=${change} watch=${watch} problems=${problems} />`
        : html`<${EntryParts} draft=${draft} change=${change} watch=${watch} problems=${problems} fixed=${fixed} later=${later} />`}
      <div class="save-bar">
        <button class="primary big" aria-keyshortcuts="Control+Enter" disabled=${lock.read_only}>Save entry</button>
        ${editing && html`<button type="button" onClick=${() => begin()}>Leave it as it was</button>`}
        <span class="hint" role="status">${lock.read_only ? "This journal can only be read here." : status || "Any part can be left out."}</span>
      </div>
    </form>
    ${later && html`<${Entries} desk=${desk} page=${page} fixed=${fixed} lock=${lock} say=${say} onEdit=${edit} />`}`;
}

function EntryParts({ draft, change, watch, problems, fixed, later }) {
  const area = (field) => ({
    value: draft[field], error: problems[field], notices: watch.notices[field],
    onInput: (text) => change({ [field]: text }), onPause: watch.look(field),
  });
  const full = draft.mode === "full";
  return html`
    <${Area} label="What happened?" rows=${full ? 3 : 2} ...${area("happened")}
      hint=${full ? "A line or two is plenty. Leave out names and places." : "One line is enough. Leave out names and places."} />
    ${full && html`<${Area} label="Where was the child or person in this?" rows=${2} ...${area("person")}
      hint="What were they doing, saying or not saying?" />`}
    <${Feelings} feelings=${fixed.feelings} chosen=${draft.feelings} own=${draft.own_words} onChange=${change}
      onPause=${watch.look("own_words")} notices=${watch.notices.own_words} />
    <${Scale} label="How strong is it?" words=${fixed.strengths} hint="0 is not there, 10 is overwhelming." value=${draft.strength}
      onSet=${(strength) => change({ strength })} error=${problems.strength} />
    ${later && html`<${Body} draft=${draft} change=${change} fixed=${fixed} full=${full} />`}
    ${later && full && html`<${Further} draft=${draft} change=${change} area=${area} problems=${problems} fixed=${fixed} />`}`;
}

function Body({ draft, change, fixed, full }) {
  const toggle = (id) => change({ places: toggled(draft.places, id) });
  return html`<section class="part" aria-labelledby="tk-body">
    <h3 class="question" id="tk-body">Where is it in your body?</h3>
    <p class="hint">Touch the figure, or choose from the words.</p>
    <div class="body-map">
      <${BodyFigure} chosen=${draft.places} onToggle=${toggle} />
      <${Chips} legend="Places" options=${fixed.places} chosen=${draft.places} onToggle=${toggle} />
    </div>
    ${full && html`<${Chips} legend="What is it like there?" options=${fixed.sensations.filter((one) => one.id !== "not-sure")}
      chosen=${draft.sensations} onToggle=${(id) => change({ sensations: toggled(draft.sensations, id) })} />`}
  </section>`;
}

function Further({ draft, change, area, problems, fixed }) {
  const begin = (words) => change({ coping: draft.coping ? `${draft.coping.trimEnd()}\n${words}` : words });
  return html`
    <${Area} label="What might it be telling you?" rows=${3} ...${area("telling")}
      hint="A guess is fine. Is it about this family, this office, or something older?" />
    <${Area} label="How could you change it, or cope?" rows=${3} ...${area("coping")}
      hint="Something small that is yours to do." />
    <details class="more"><summary>Some ways to begin</summary>
      <div class="chip-row">${fixed.coping.map((words) => html`<button type="button" key=${words} onClick=${() => begin(words)}>${words}</button>`)}</div></details>
    <${Scale} label="How strong is it now?" words=${fixed.strengths} value=${draft.strength_now} error=${problems.strength_now}
      onSet=${(value) => change({ strength_now: value })} />
    <${Choice} legend="Where does this go?" options=${BINS} value=${draft.bin} onSet=${(bin) => change({ bin })} />
    ${draft.bin === "supervision" && html`<${Line} label="The line to bring" ...${area("supervision_line")}
      hint="One sentence, as you would say it in the room." />`}`;
}

function GoodThing({ draft, change, watch, problems }) {
  const area = (field) => ({
    value: draft[field], error: problems[field], notices: watch.notices[field],
    onInput: (text) => change({ [field]: text }), onPause: watch.look(field),
  });
  return html`
    <${Area} label="What went well today?" rows=${2} ...${area("what")} hint="However small." />
    <${Line} label="Who did it help?" ...${area("helped")} />
    <${Line} label="Who will you tell?" ...${area("tell")} hint="A colleague, your supervisor, somebody at home." />`;
}

// After saving: what belongs in the case file, to copy; or a gentle word.
function After({ copyOut, care, onDone, onHelp }) {
  const ref = useRef(null);
  useEffect(() => ref.current?.focus(), [copyOut, care]);
  const copy = () => {
    const box = document.getElementById("tk-copy-out");
    box.select();
    document.execCommand("copy");
  };
  return html`<section class="panel after" aria-labelledby="tk-after">
    ${copyOut
      ? html`<h2 id="tk-after" tabindex="-1" ref=${ref}>For the case file</h2>
          <p>This is not kept here. Copy it into the case record now; it goes when you press Done.</p>
          <textarea id="tk-copy-out" readonly rows="6" aria-label="For the case file">${copyOut}</textarea>
          <p class="actions"><button type="button" onClick=${copy}>Copy</button></p>`
      : html`<h2 id="tk-after" tabindex="-1" ref=${ref}>That sounds like a lot to carry</h2>`}
    ${care && html`<p>${care.sentence}</p>
      <p class="hint">${care.reason}</p>
      <p><button type="button" onClick=${onHelp}>Who I could turn to</button></p>`}
    <p><button type="button" class="primary" onClick=${onDone}>Done</button></p>
  </section>`;
}

export default screen("log", LogView);
