// What every step of a role-play is set in: words with their emphasis, and the lines
// of a script, which read well aloud. Words from a case only ever become text.

import { html } from "../ui.js";

export function Words({ runs }) {
  return runs.map(([text, look], i) =>
    look === "strong" ? html`<strong key=${i}>${text}</strong>` : look === "em" ? html`<em key=${i}>${text}</em>` : text);
}

export const plain = (runs) => runs.map(([text]) => text).join("");

// Who speaks stands before what they say, on the page as in the ear.
function Said({ who, how, mine, children }) {
  return html`<p class=${mine ? "say mine" : "say"}><span class="who">${who}</span>${how && html`<span class="how">, ${how}</span>`}<span
      class="sr">: </span><span class="words" dir="auto">${children}</span></p>`;
}

// What was chosen, as a line of the script: words that were said stand like everybody's,
// without their quotation marks; what was done stands as a direction.
export function You({ runs }) {
  const text = plain(runs).trim();
  if (/^["“][^"“”]*["”]$/.test(text)) return html`<${Said} who="You" mine>${text.slice(1, -1)}</${Said}>`;
  const said = /["“]/.test(text);
  return html`<${Said} who="You" mine>${said ? html`<${Words} runs=${runs} />` : html`<em><${Words} runs=${runs} /></em>`}</${Said}>`;
}

function Line({ line }) {
  const words = html`<${Words} runs=${line.words} />`;
  if (line.kind === "say") return html`<${Said} who=${line.who} how=${line.how}>${words}</${Said}>`;
  if (line.kind === "heading") return html`<p class="told heading" dir="auto">${words}</p>`;
  return html`<p class="told" dir="auto">${words}</p>`;
}

// Items that follow one another are one list.
function together(lines) {
  const parts = [];
  for (const line of lines) {
    const last = parts[parts.length - 1];
    if (line.kind !== "item") parts.push(line);
    else if (last?.kind === "list") last.items.push(line);
    else parts.push({ kind: "list", items: [line] });
  }
  return parts;
}

export function Script({ lines, you }) {
  return html`<div class="script">
    ${you?.length > 0 && html`<${You} runs=${you} />`}
    ${together(lines).map((line, i) => (line.kind === "list"
      ? html`<ul key=${i} class="told">${line.items.map((item, n) => html`<li key=${n} dir="auto"><${Words} runs=${item.words} /></li>`)}</ul>`
      : html`<${Line} key=${i} line=${line} />`))}
  </div>`;
}

// One scene that lies behind: what was read in it, and what was chosen.
export function Turn({ turn, number }) {
  return html`<section class="turn" aria-label=${`${number}, ${turn.scene}`}><p class="turn-name">${number}. ${turn.scene}</p>
    <${Script} lines=${turn.lines} />
    ${turn.said && html`<p class="hint" dir="auto" data-private>You would have said: ${turn.said}</p>`}
    ${turn.chosen && html`<${You} runs=${turn.chosen} />`}</section>`;
}

export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

export function Sentences({ runs, className }) {
  return runs?.length > 0 && html`<p class=${className} dir="auto"><${Words} runs=${runs} /></p>`;
}
