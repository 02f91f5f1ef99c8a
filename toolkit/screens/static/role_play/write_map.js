// The map of the case in hand: drawn, and as a list that says the same in words.

import { html, useEffect, useRef, useState } from "../ui.js";

const ROW = 54;
const EDGE = 24;
const SIZE = 13;
const LETTER = 6.9; // how wide a letter of a name is drawn, about
const LEAST = 60; // what a name needs at least, or it is left to the list

function useWidth(first) {
  const ref = useRef(null);
  const [wide, setWide] = useState(first);
  useEffect(() => {
    const watch = new ResizeObserver(([one]) => setWide(Math.max(240, Math.round(one.contentRect.width))));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, wide];
}

const short = (name, most) => (name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name);

function way([x1, y1], [x2, y2]) {
  const [from, to] = [y1 + SIZE, y2 - SIZE];
  if (y2 > y1) return `M${x1} ${from} C${x1} ${(from + to) / 2} ${x2} ${(from + to) / 2} ${x2} ${to}`;
  const side = Math.max(x1, x2) + 34; // a way back up goes round the side
  return `M${x1 + SIZE} ${y1} C${side} ${y1} ${side} ${y2} ${x2 + SIZE} ${y2}`;
}

function Mark({ dot, number, at: [x, y], most, onGo }) {
  const shape = dot.kind === "ending"
    ? html`<rect class="disc" x=${x - SIZE} y=${y - SIZE} width=${2 * SIZE} height=${2 * SIZE} rx="3" />`
    : html`<circle class="disc" cx=${x} cy=${y} r=${SIZE} />`;
  return html`<g class=${`mark ${dot.kind}${dot.wrong ? " wrong" : ""}`} onClick=${dot.line ? () => onGo(dot.line) : undefined}>
    ${dot.kind === "start" && html`<circle class="ring" cx=${x} cy=${y} r=${SIZE + 4} />`}
    ${shape}<text class="number" x=${x} y=${y + 4.5} text-anchor="middle">${dot.wrong ? "!" : number}</text>
    ${most > 0 && html`<text class="name" x=${x + SIZE + 7} y=${y + 4.5}>${short(dot.name, most)}</text>`}
  </g>`;
}

function Drawing({ map, onGo }) {
  const [ref, wide] = useWidth(640);
  const step = (wide - 2 * EDGE) / map.columns;
  const at = map.dots.map((dot) => [EDGE + dot.x * step, EDGE + dot.y * ROW]);
  const room = (i) => {
    const right = at.filter(([x, y]) => y === at[i][1] && x > at[i][0]).map(([x]) => x - SIZE);
    return Math.min(wide, ...right) - at[i][0] - SIZE - 12;
  };
  return html`<figure ref=${ref}>
    <svg viewBox=${`0 0 ${wide} ${2 * EDGE + (map.rows - 1) * ROW}`} aria-hidden="true">
      ${map.ways.map(([from, to]) => html`<path key=${`${from}-${to}`} class="way" d=${way(at[from], at[to])} />`)}
      ${map.dots.map((dot, i) => html`<${Mark} key=${dot.name} dot=${dot} number=${i + 1} at=${at[i]} onGo=${onGo}
        most=${room(i) >= LEAST ? Math.floor(room(i) / LETTER) : 0} />`)}
    </svg>
    <figcaption class="hint">It begins at the ring; squares are endings; “!” has something to mend, and a dashed one is not written yet. The list says the same.</figcaption>
  </figure>`;
}

const KINDS = { start: "It begins here.", ending: "An ending.", missing: "Not written yet." };

function Listed({ one, onGo }) {
  const said = [KINDS[one.kind], one.wrong && one.kind !== "missing" ? "Something to mend." : "", one.to.length ? `Leads to: ${one.to.join("; ")}.` : ""];
  return html`<li><span class="map-name" dir="auto">${one.name}</span> <span class="hint-inline" dir="auto">${said.filter(Boolean).join(" ")}</span>
    ${one.line > 0 && html`<button type="button" class="quiet" onClick=${() => onGo(one.line)}>Go to<span class="sr"> ${one.name},</span> line ${one.line}</button>`}</li>`;
}

export function CaseMap({ map, onGo }) {
  return html`<details class="more case-map"><summary>Map of the case</summary>
    <${Drawing} map=${map} onGo=${onGo} />
    <ol>${map.dots.map((one) => html`<${Listed} key=${one.name} one=${one} onGo=${onGo} />`)}</ol>
    ${map.apart.length > 0 && html`<p>Nothing leads here yet:</p>
      <ul>${map.apart.map((one) => html`<${Listed} key=${one.name} one=${one} onGo=${onGo} />`)}</ul>`}
  </details>`;
}
