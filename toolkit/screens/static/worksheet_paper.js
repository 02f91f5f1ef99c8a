// A worksheet as paper: what is not filled in has lines to write on.

import { html } from "./ui.js";

const LINES = { area: 3, list: 3, line: 1, supervision: 2 };

export function Paper({ worksheet, answers = {}, line = "" }) {
  return html`<article class="worksheet-paper">
    <h2>${worksheet.title}</h2>
    <p>${worksheet.why}</p>
    <p class="hint">About ${worksheet.minutes} minutes. Any question can be left out. Leave out names and places, and keep this page somewhere safe.</p>
    ${worksheet.questions.map((one) => html`<section key=${one.id} class="asked"><h3>${one.label}</h3>
      ${one.hint && html`<p class="hint">${one.hint}</p>`}
      ${one.kind === "choice"
        ? html`<ul class="to-tick">${one.choices.map((words) => html`<li key=${words} class=${words === answers[one.id] ? "ticked" : ""}>${words}</li>`)}</ul>`
        : html`<${Written} text=${answers[one.id]} lines=${LINES[one.kind]} />`}</section>`)}
    <section class="asked"><h3>One line to bring to supervision</h3><${Written} text=${line} lines=${LINES.supervision} /></section>
  </article>`;
}

function Written({ text, lines }) {
  if (text) return html`<p class="written" dir="auto" data-private>${text}</p>`;
  return html`<div class="to-write">${Array.from({ length: lines }, (_, at) => html`<span key=${at}></span>`)}</div>`;
}
