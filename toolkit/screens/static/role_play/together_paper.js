// Cards, the observer's sheet and how a round goes: on the page, and to print.

import { Area, giveFile, html } from "../ui.js";

export function CardLists({ lists, level = 3 }) {
  return lists.map((one) => html`<section key=${one.name} class="card-list">
    ${level === 3 ? html`<h3>${one.name}</h3>` : html`<h4>${one.name}</h4>`}
    <ul>${one.lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul></section>`);
}

export function Opening({ opening }) {
  if (!opening) return null;
  return html`<blockquote class="opening">${opening.lines.map((line, at) => html`<p key=${at}>${line.who && html`<strong>${line.who}: </strong>`}${line.text}</p>`)}</blockquote>`;
}

const AGAIN = "always";

// What an observer writes and ticks stays in this tab: it is read out and thrown away.
export function Sheet({ state, notes, setNotes }) {
  const { sheet } = state;
  const put = (key, part) => setNotes({ ...notes, [key]: { text: "", marks: 0, ...notes[key], ...part } });
  const tick = (at) => {
    const seen = notes.seen || [];
    setNotes({ ...notes, seen: seen.includes(at) ? seen.filter((one) => one !== at) : [...seen, at] });
  };
  return html`<section class="sheet-notes" aria-labelledby="tk-sheet"><h3 id="tk-sheet">The observer’s sheet</h3>
    <p class="hint">What you see and hear, in their words. It stays in this tab, is read out afterwards, and then goes.</p>
    ${sheet.items.map((item, at) => html`<${Item} key=${at} label=${item.watch} hint=${item.aim} counted=${item.counted} note=${notes[at]} put=${(part) => put(at, part)} />`)}
    ${sheet.moments.length > 0 && html`<fieldset class="heard"><legend>Tick what you hear, or something like it, and watch what the worker does next</legend>
      ${sheet.moments.map((one, at) => html`<label class="radio" key=${at}><input type="checkbox" checked=${(notes.seen || []).includes(at)} onChange=${() => tick(at)} />
        <span>${one.who}: “${one.says}”</span></label>`)}</fieldset>`}
    <${Item} label="Anything else, in the words that were said" hint=${sheet.always[0]} note=${notes[AGAIN]} put=${(part) => put(AGAIN, part)} />
    <p class="actions"><button type="button" class="quiet" onClick=${() => window.print()}>Print the sheet</button></p>
  </section>`;
}

function Item({ label, hint, counted, note, put }) {
  const marks = note?.marks || 0;
  return html`<div class="watch">
    <${Area} label=${label} hint=${hint} rows=${2} value=${note?.text || ""} onInput=${(text) => put({ text: text.slice(0, 4000) })} />
    ${counted && html`<p class="tally"><button type="button" aria-label=${`Make a mark: ${label}`} onClick=${() => put({ marks: Math.min(marks + 1, 60) })}>Make a mark</button>
      <span role="status" class="strokes"><span aria-hidden="true">${strokes(marks)}</span><span class="sr">${marks ? `${marks} mark${marks === 1 ? "" : "s"}` : ""}</span></span>
      ${marks > 0 && html`<button type="button" class="quiet" aria-label=${`Take a mark back: ${label}`} onClick=${() => put({ marks: marks - 1 })}>Take one back</button>`}</p>`}
  </div>`;
}

// In fives, as anybody would on paper.
function strokes(marks) {
  return Array.from({ length: Math.ceil(marks / 5) }, (_, five) => "|".repeat(Math.min(5, marks - five * 5))).join("  ");
}

// What the observer has in front of them while they speak.
export function SheetNotes({ state, notes }) {
  const { sheet } = state;
  const items = [...sheet.items.map((item, at) => [item.watch, notes[at]]), ["Anything else", notes[AGAIN]]];
  const written = items.filter(([, note]) => note && (note.text.trim() || note.marks));
  const seen = (notes.seen || []).map((at) => sheet.moments[at]).filter(Boolean);
  if (!written.length && !seen.length) return html`<p class="hint">Read from your sheet on paper, or from memory: one thing, with the words that were said.</p>`;
  return html`<section class="sheet-read" aria-labelledby="tk-read"><h3 id="tk-read">What you wrote down</h3>
    <dl class="parts">${written.map(([label, note]) => html`<div key=${label}><dt>${label}</dt>
      <dd data-private dir="auto">${note.text}${note.marks ? `${note.text ? "\n" : ""}${note.marks} mark${note.marks === 1 ? "" : "s"}` : ""}</dd></div>`)}
      ${seen.length > 0 && html`<div><dt>You heard something like</dt><dd>${seen.map((one) => `${one.who}: “${one.says}”`).join("\n")}</dd></div>`}</dl></section>`;
}

// Everything that is handed out, a page each.
export function Paper({ state, send }) {
  const { before } = state;
  const word = async () => {
    const reply = await send("file", { case: state.case.key });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<div class="on-paper">
    <div class="screen-only"><p class="hint place">To print and hand out</p>
      <p class="note">Every card is on this page. If you are going to play, let somebody else print it.</p>
      <p class="actions"><button type="button" class="primary" onClick=${() => window.print()}>Print</button>
        <button type="button" onClick=${word}>The same as a Word file</button>
        <button type="button" class="quiet" onClick=${() => send("finish")}>Back to the cases</button></p></div>
    <article class="page"><h2 tabindex="-1">${state.case.title}</h2>
      <p>${before.about}</p>
      <p><strong>What it contains.</strong> ${before.contains}</p>
      ${before.lighter && html`<p><strong>A lighter version.</strong> ${before.lighter}</p>`}
      <ul>${before.fiction.map((one) => html`<li key=${one}>${one}</li>`)}</ul>
      <h3>One round</h3>
      <table class="stages"><thead><tr><th scope="col">Stage</th><th scope="col">Minutes</th><th scope="col">To read aloud</th></tr></thead>
        <tbody>${state.stages.map((one) => html`<tr key=${one.name}><th scope="row">${one.name}</th><td>${one.minutes}</td>
          <td>${one.asks.map((ask) => html`<p key=${ask}>${ask}</p>`)}<p>${one.say}</p></td></tr>`)}</tbody></table>
      <h3>Where it begins</h3>
      <${Opening} opening=${state.opening} />
      <p class="hint">${before.support}</p></article>
    ${state.cards.map((card) => html`<article class=${`page role-card ${card.seat}`} key=${card.name}><p class="hint">${card.part === card.name ? state.case.title : `${card.part}. ${state.case.title}`}</p>
      <h3>${card.name}</h3>${card.lines.map((line) => html`<p key=${line}>${line}</p>`)}<${CardLists} lists=${card.lists} level=${4} /><p class="advice">${card.advice}</p></article>`)}
    <article class="page"><p class="hint">${state.case.title}</p><h3>The observer’s sheet</h3>
      <table class="sheet-table"><thead><tr><th scope="col">Watch for</th><th scope="col">What I saw and heard, in their words</th></tr></thead>
        <tbody>${[...state.sheet.items.map((item) => item.watch), ...state.sheet.always].map((one) => html`<tr key=${one}><th scope="row">${one}</th><td></td></tr>`)}</tbody></table>
      ${state.sheet.moments.length > 0 && html`<h4>When they say something like this, what does the worker do?</h4>
        <ul>${state.sheet.moments.map((one) => html`<li key=${one.says}>${one.who}: “${one.says}”</li>`)}</ul>`}</article>
  </div>`;
}
