// Choosing a case by what is needed, and what is said before it begins.

import { Select } from "../form.js";
import { Choice, Line, html, useEffect, useRef, useState } from "../ui.js";

const LEVELS = [
  { id: "", name: "Anybody" },
  { id: "student", name: "Students" },
  { id: "practitioner", name: "People in practice" },
];
const MINUTES = [
  { id: "0", name: "However long it takes" },
  { id: "20", name: "20 minutes at most" },
  { id: "25", name: "25 minutes at most" },
  { id: "40", name: "40 minutes at most" },
];

export function Choose(parts) {
  const { shown, note, lock, lockPanel, move } = parts;
  const again = Boolean(lock.closed_by);
  return html`<div class="choosing">
    ${!lock.open && again && lockPanel}
    ${shown.waiting && html`<p class="note">You were in “${shown.waiting}”. Your choices are still here; what you wrote is gone.
      <button type="button" onClick=${() => move("go-on")}>Go on from there</button></p>`}
    <h2 tabindex="-1" data-focus>Choose a case</h2>
    ${note && html`<p class="note" role="status">${note}</p>`}
    <p>A made-up conversation to try before a real one, then time to look back on it. You need nothing to begin, and nothing is kept unless you choose to keep it.${!lock.open && !again && html` <a href="#tk-journal">You can open your journal first</a>.`}</p>
    <${Find} ...${parts} />
    ${shown.cases.length === 0
      ? html`<div class="empty"><p>No case is as short as that, or made for them. Choose a longer time, or anybody.</p></div>`
      : html`<ul class="cases">${shown.cases.map((one) => html`<${Card} key=${one.key} one=${one} onChoose=${() => move("case", { which: one.key })} />`)}</ul>`}
    <${Kept} ...${parts} />
    ${!lock.open && !again && html`<div id="tk-journal">${lockPanel}</div>`}
  </div>`;
}

// What was looked for is sent as it is typed; nothing of it is kept.
function Find({ shown, desk }) {
  const [words, setWords] = useState(shown.words);
  const latest = useRef({ words: shown.words, level: shown.level, minutes: shown.minutes });
  const timer = useRef(0);
  const find = (part) => {
    latest.current = { ...latest.current, ...part };
    clearTimeout(timer.current);
    desk.act("find", latest.current);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text) => {
    setWords(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => find({ words: text.slice(0, 2000) }), 300);
  };
  const submit = (event) => {
    event.preventDefault();
    find({ words: words.slice(0, 2000) });
  };
  const count = shown.found === 1 ? "1 case" : `${shown.found} cases`;
  const fit = shown.fit === 1 ? "the one that fits best comes first" : `${shown.fit} fit what you wrote and come first`;
  return html`<form class="find-case" role="search" onSubmit=${submit} autocomplete="off">
    <${Line} label="What do you need to rehearse?" type="search" value=${words} onInput=${type}
      hint="In your own words, such as: I have court on Thursday." extra=${{ autocomplete: "off" }} />
    <div class="duo"><${Select} label="Who is it for?" value=${shown.level} options=${LEVELS} onSet=${(level) => find({ level })} />
      <${Select} label="How long have you got?" value=${String(shown.minutes)} options=${MINUTES} onSet=${(minutes) => find({ minutes: Number(minutes) })} /></div>
    <p class="hint" role="status">${shown.words && shown.fit ? `${count}; ${fit}.` : shown.words ? `${count}. None of them says it in your words; look through what there is.` : `${count}.`}</p>
  </form>`;
}

function Card({ one, onChoose }) {
  const about = [`About ${one.minutes} minutes`, one.for_whom, one.lighter && "there is a lighter version"].filter(Boolean);
  return html`<li class="case-card"><h3>${one.title}</h3>
    ${one.need && html`<p class="need"><q>${one.need}</q></p>`}
    ${one.role && html`<p>You are ${one.role}.</p>`}
    <p class="hint">${about.join(" · ")}</p>
    ${one.contains && html`<p class="contains"><strong>It contains:</strong> ${one.contains}</p>`}
    <p class="actions"><button type="button" class=${one.fits ? "primary" : ""} onClick=${onChoose} aria-label=${`Choose this case: ${one.title}`}>Choose this case</button></p></li>`;
}

function Kept({ shown, desk, ask, say, lock, move }) {
  if (!shown.kept.length) return null;
  const remove = async (one) => {
    const reply = await desk.act("kept-delete", { which: one.id });
    if (!reply.ok) return say({ words: reply.error });
    document.getElementById("tk-kept")?.focus();
    return say({ words: reply.said, undo: () => ask("kept-undelete", { which: one.id }) });
  };
  return html`<section class="kept-plays" aria-labelledby="tk-kept"><h2 id="tk-kept" tabindex="-1">Debriefs you kept</h2>
    <ul class="entry-list">${shown.kept.map((one) => html`<li class="entry-line" key=${one.id}>
      <p class="when">${one.when}</p><p class="headline" dir="auto" data-private>${one.title}</p>
      ${one.ending && html`<p>You ended at “${one.ending}”.</p>`}
      ${one.say && html`<p class="to-bring" dir="auto" data-private>${one.say}</p>`}
      <p class="actions"><button type="button" aria-label=${`Open the debrief: ${one.title}, ${one.when}`} onClick=${() => move("kept-open", { which: one.id })}>Open</button>
        ${!lock.read_only && html`<button type="button" class="quiet" aria-label=${`Delete the debrief: ${one.title}, ${one.when}`} onClick=${() => remove(one)}>Delete</button>`}</p></li>`)}</ul>
    ${shown.more > 0 && html`<p><button type="button" onClick=${() => ask("kept-more")}>Show more (${shown.more} older)</button></p>`}</section>`;
}

const WHO = [
  { id: "student", name: "I am a student, or new to this", hint: "With a word of help here and there." },
  { id: "practitioner", name: "I am in practice", hint: "Some choices are different, and finer." },
];

export function Prebrief(parts) {
  const { shown, drafts, desk, hold, say, move, leave, show } = parts;
  const [form, setForm] = useState(shown.form);
  const change = (part) => setForm((before) => ({ ...before, ...part }));
  const begin = async (event) => {
    event.preventDefault();
    for (const key of ["pause", "said", "debrief"]) drafts.drop(key);
    const reply = await desk.act("begin", { form });
    if (!reply.ok) return say({ words: reply.error });
    return hold(reply.place);
  };
  const versions = [
    { id: "full", name: "As it is written" },
    { id: "lighter", name: "The lighter version", hint: shown.can_lighter },
  ];
  return html`<form class="prebrief" onSubmit=${begin} autocomplete="off">
    <p class="eyebrow">Before you begin</p>
    <h2 tabindex="-1" data-focus>${shown.title}</h2>
    ${shown.role && html`<p class="lead">You are ${shown.role}.</p>`}
    ${shown.about && html`<p>${shown.about}</p>`}
    ${shown.aims.length > 0 && html`<h3>What you can practise</h3><ul>${shown.aims.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`}
    <h3>What it contains</h3>
    <p>${shown.contains || "Nobody has noted what this case contains. Ask whoever gave it to you, or step out when you want to."}</p>
    <h3>What is agreed</h3>
    <ul>${[...shown.fiction, ...shown.words].map((one) => html`<li key=${one}>${one}</li>`)}</ul>
    ${(shown.levels || shown.can_lighter || !shown.asks_always) && html`<h3>How you want to play</h3>`}
    ${shown.levels && html`<${Choice} legend="Who you are" options=${WHO} value=${form.level} onSet=${(level) => change({ level })} />`}
    ${shown.can_lighter && html`<${Choice} legend="Which version" options=${versions} value=${form.lighter ? "lighter" : "full"}
      onSet=${(which) => change({ lighter: which === "lighter" })} />`}
    ${!shown.asks_always && html`<label class="radio"><input type="checkbox" checked=${form.ask_first} onChange=${() => change({ ask_first: !form.ask_first })} />
      <span><span class="radio-name">Ask me first what I would say</span><span class="hint">Before each decision you write it in your own words, and then see the choices. It takes longer and teaches more.</span></span></label>`}
    <p class="hint">You can also <button type="button" class="inline" onClick=${() => show("together")}>observe, and play it together</button>, or <button type="button" class="inline" onClick=${leave}>choose another case</button>. Both are as good.</p>
    <h3>How to stop</h3>
    <p>${shown.stepping_out}</p>
    <p>${shown.support}</p>
    <p class="hint about-time">It takes about ${shown.minutes} minutes, and about as long again to look back on it.</p>
    <div class="save-bar foot"><button class="primary big">Begin</button>
      <button type="button" onClick=${() => move("step-out")}>Step out</button></div>
  </form>`;
}
