// Charts drawn from plain values: a sentence stands before them, a table opens behind.

import { html, useEffect, useRef, useState } from "./ui.js";

const TALL = 260;
const LEFT = 40;
const FOOT = 34;

// Drawn as wide as its place is, so that its words keep their size on a phone.
function useWidth() {
  const ref = useRef(null);
  const [wide, setWide] = useState(640);
  useEffect(() => {
    const watch = new ResizeObserver(([one]) => setWide(Math.max(260, Math.round(one.contentRect.width))));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, wide];
}

const across = (wide, count, i) => LEFT + ((i + 0.5) * (wide - LEFT - 8)) / Math.max(1, count);
const upTo = (chart) => (value) =>
  8 + (TALL - FOOT - 8) * (1 - (value - chart.y_min) / (chart.y_max - chart.y_min));

// Only as many labels as fit without running into one another.
function labels(chart, wide) {
  const count = chart.x_labels.length;
  const longest = Math.max(...chart.x_labels.map((label) => label.length), 1);
  const every = Math.ceil(count / Math.max(1, Math.floor((wide - LEFT) / (longest * 8.5 + 12))));
  const half = longest * 4;
  return chart.x_labels.map((label, i) =>
    i % every ? null : html`<text key=${i} class="axis" x=${Math.min(wide - half, Math.max(half, across(wide, count, i)))}
      y=${TALL - 10} text-anchor="middle">${label}</text>`,
  );
}

function Scale({ chart, wide, y }) {
  const middle = (chart.y_min + chart.y_max) / 2;
  const steps = Number.isInteger(middle) ? [chart.y_min, middle, chart.y_max] : [chart.y_min, chart.y_max];
  return steps.map((value) => html`<g key=${value}>
    <line class="rule" x1=${LEFT} x2=${wide - 8} y1=${y(value)} y2=${y(value)} />
    <text class="axis" x=${LEFT - 8} y=${y(value) + 5} text-anchor="end">${value}</text>
  </g>`);
}

const known = (value) => value !== null && value !== undefined;

// Before and after: an open ring, a filled dot, and the way between them.
function Pairs({ chart, wide, y }) {
  const [before, after] = chart.series;
  return chart.x_labels.map((label, i) => {
    const x = across(wide, chart.x_labels.length, i);
    const [from, to] = [before.values[i], after?.values[i]];
    return html`<g key=${i}>
      ${known(from) && known(to) && html`<line class="way" x1=${x} x2=${x} y1=${y(from)} y2=${y(to)} />`}
      ${known(from) && html`<circle class="before" cx=${x} cy=${y(from)} r="5.5" />`}
      ${known(to) && html`<circle class="after" cx=${x} cy=${y(to)} r="5.5" />`}
    </g>`;
  });
}

function Lines({ chart, wide, y }) {
  const count = chart.x_labels.length;
  return chart.series.map((series, s) => {
    const points = series.values.map((value, i) => [across(wide, count, i), value]).filter(([, value]) => known(value));
    return html`<g key=${s} class=${`series-${s}`}>
      <polyline class="line" points=${points.map(([x, value]) => `${x},${y(value)}`).join(" ")} />
      ${points.map(([x, value]) => html`<circle key=${x} class="dot" cx=${x} cy=${y(value)} r="4.5" />`)}
    </g>`;
  });
}

// Bars lie down, so that words fit beside them.
function Bars({ chart }) {
  const most = chart.y_max;
  return html`<div class="bars" aria-hidden="true">
    ${chart.x_labels.map((label, i) => chart.series.map((series, s) => html`<div class="bar-row" key=${`${i}-${s}`}>
      <span class="bar-name">${s === 0 ? label : ""}</span>
      <svg class=${`bar-line series-${s}`} viewBox="0 0 100 10" preserveAspectRatio="none">
        <rect class="track" width="100" height="10" rx="1.5" />
        <rect class="fill" width=${(100 * Math.max(0, series.values[i] ?? 0)) / most} height="10" rx="1.5" /></svg>
      <span class="bar-value">${series.values[i] ?? ""}</span>
    </div>`))}
  </div>`;
}

// Times of the week: a square for each, darker for more, its number inside.
function Grid({ chart }) {
  const [ref, whole] = useWidth();
  const left = 96;
  const wide = (whole - left) / chart.x_labels.length;
  const tall = Math.min(44, Math.max(32, wide));
  const short = wide < 80 ? 3 : 20;
  return html`<div ref=${ref}><svg class="chart grid" viewBox=${`0 0 ${whole} ${tall * chart.series.length + 30}`} aria-hidden="true">
    ${chart.x_labels.map((label, i) => html`<text key=${label} class="axis" x=${left + wide * (i + 0.5)} y="18" text-anchor="middle">${label.slice(0, short)}</text>`)}
    ${chart.series.map((series, s) => html`<g key=${s}>
      <text class="axis" x=${left - 10} y=${30 + tall * (s + 0.5) + 5} text-anchor="end">${series.name}</text>
      ${series.values.map((value, i) => html`<g key=${i}>
        <rect class="cell" x=${left + wide * i + 2} y=${30 + tall * s + 2} width=${wide - 4} height=${tall - 4} rx="6" />
        ${value > 0 && html`<rect class="cell full" x=${left + wide * i + 2} y=${30 + tall * s + 2} width=${wide - 4} height=${tall - 4} rx="6"
            opacity=${0.18 + (0.37 * value) / chart.y_max} />
          <text class="cell-value" x=${left + wide * (i + 0.5)} y=${30 + tall * (s + 0.5) + 6} text-anchor="middle">${value}</text>`}
      </g>`)}
    </g>`)}
  </svg></div>`;
}

// What the numbers at the end of the bars are, where that is more than a count.
function Counted({ chart }) {
  const [{ name }] = chart.series;
  if (name.toLowerCase() === chart.unit) return null;
  return html`<p class="key counted" aria-hidden="true">${name}, ${chart.unit}</p>`;
}

// What each mark stands for: the same marks as in the drawing.
function Key({ chart }) {
  if (chart.kind === "bars" && chart.series.length === 1) return html`<${Counted} chart=${chart} />`;
  if (chart.series.length < 2 || chart.kind === "grid") return null;
  const open = chart.kind === "pairs" ? 0 : 1;
  return html`<p class="key" aria-hidden="true">${chart.series.map((series, s) => html`<span key=${s}>
    <svg viewBox="0 0 14 14" width="14" height="14">${chart.kind === "bars"
      ? html`<rect class=${`fill series-${s}`} x="1" y="1" width="12" height="12" rx="2" />`
      : html`<circle cx="7" cy="7" r="5.5" class=${s === open ? "before" : "after"} />`}</svg>${series.name}</span>`)}</p>`;
}

function Drawn({ chart }) {
  const [ref, wide] = useWidth();
  const y = upTo(chart);
  const Marks = chart.kind === "pairs" ? Pairs : Lines;
  return html`<div ref=${ref}><svg class=${`chart ${chart.kind}`} viewBox=${`0 0 ${wide} ${TALL}`} aria-hidden="true">
    <${Scale} chart=${chart} wide=${wide} y=${y} />
    <${Marks} chart=${chart} wide=${wide} y=${y} />
    ${labels(chart, wide)}
  </svg></div>`;
}

export function Chart({ chart }) {
  const drawn = chart.kind === "bars" ? Bars : chart.kind === "grid" ? Grid : Drawn;
  return html`<${Key} chart=${chart} /><${drawn} chart=${chart} />`;
}

export function ChartTable({ table, title }) {
  return html`<details class="more"><summary>The same as a table<span class="sr">: ${title}</span></summary>
    <div class="table-place" tabindex="0" role="region" aria-label=${`Table: ${title}`}><table>
      <thead><tr>${table.columns.map((name) => html`<th key=${name} scope="col">${name}</th>`)}</tr></thead>
      <tbody>${table.rows.map((row, r) => html`<tr key=${r}>${row.map((cell, c) => (c === 0
        ? html`<th key=${c} scope="row" data-private>${cell}</th>`
        : html`<td key=${c} data-private>${cell}</td>`))}</tr>`)}</tbody>
    </table></div></details>`;
}
