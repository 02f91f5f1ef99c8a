// The way that was taken, drawn: a map of the scenes, and how things went along it.
// Both repeat what the list and the sentence beside them say in words.

import { ChartTable } from "../chart.js";
import { capital } from "./parts.js";
import { html, useEffect, useRef, useState } from "../ui.js";

const ROW = 40;
const EDGE = 26;
const ROOM_FOR_NAME = 64;
const LETTER = 6.7;
const SPINE = 0.45;

function useWidth(first) {
  const ref = useRef(null);
  const [wide, setWide] = useState(first);
  useEffect(() => {
    const watch = new ResizeObserver(([one]) => setWide(Math.max(220, Math.round(one.contentRect.width))));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, wide];
}

function between([x1, y1], [x2, y2]) {
  if (y2 > y1) return `M${x1} ${y1} C${x1} ${(y1 + y2) / 2} ${x2} ${(y1 + y2) / 2} ${x2} ${y2}`;
  const side = Math.max(x1, x2) + 30; // a way back up goes round the side
  return `M${x1} ${y1} C${side} ${y1} ${side} ${y2} ${x2} ${y2}`;
}

const short = (name, most) => (name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name);

function Dot({ dot, at: [x, y], most, below }) {
  const taken = dot.taken >= 0;
  const size = taken ? 13 : 6;
  const name = most > 0 ? [x + size + (dot.turn ? 9 : 5), y + 4.5, most] : [x - size, y + size + 13, below];
  return html`<g class=${`dot${taken ? " taken" : ""}${dot.turn ? " turn" : ""}`}>
    ${dot.turn && html`<circle class="ring" cx=${x} cy=${y} r=${size + 5} />`}
    ${dot.ending
      ? html`<rect class="disc" x=${x - size} y=${y - size} width=${2 * size} height=${2 * size} rx="3" />`
      : html`<circle class="disc" cx=${x} cy=${y} r=${size} />`}
    ${taken && html`<text class="number" x=${x} y=${y + 4.5} text-anchor="middle">${dot.taken + 1}</text>`}
    ${name[2] > 3 && html`<text class="name" x=${name[0]} y=${name[1]}>${short(dot.name, name[2])}</text>`}
  </g>`;
}

// The way that was taken goes straight down the left; what lies beside it stands to
// the right, so that no scene seems to have been come through that was not.
function places(map) {
  const rows = Array.from({ length: map.rows }, () => []);
  map.dots.forEach((dot, i) => rows[dot.y].push(i));
  const column = [];
  rows.forEach((row) => {
    const taken = row.filter((i) => map.dots[i].taken >= 0);
    const aside = row.filter((i) => map.dots[i].taken < 0);
    [...taken, ...aside].forEach((i, x) => { column[i] = taken.length ? x : x + 1; });
  });
  return column;
}

export function PathMap({ map }) {
  const [ref, wide] = useWidth(640);
  const column = places(map);
  const columns = Math.max(...column) + 1;
  const step = (wide - EDGE) / (columns + SPINE);
  const across = (i) => EDGE + (column[i] && column[i] + SPINE) * step; // more room for the way itself
  const at = map.dots.map((dot, i) => [across(i), EDGE + dot.y * ROW]);
  const ways = [...map.ways].sort((one, other) => one[2] - other[2]);
  // A name may run on as far as the row is free beside it; where there is too little
  // room, it stands under its mark, where no way of one's own goes on.
  const free = (i, which = () => true) => Math.min(wide, ...at.filter(([x, y], j) => y === at[i][1] && x > at[i][0] && which(j)).map(([x]) => x)) - at[i][0];
  const room = at.map((_, i) => free(i) - (map.dots[i].taken >= 0 ? 38 : 24));
  const taken = map.dots.map((dot) => dot.taken >= 0);
  const most = room.map((one, i) => (taken[i] || one >= ROOM_FOR_NAME ? Math.max(0, Math.floor(one / LETTER)) : 0));
  const below = room.map((_, i) => (taken[i] ? 0 : Math.floor(free(i, (j) => most[j] === 0) / LETTER)));
  return html`<figure class="path-map" ref=${ref}>
    <svg viewBox=${`0 0 ${wide} ${2 * EDGE + (map.rows - 1) * ROW}`} aria-hidden="true">
      ${ways.map(([from, to, taken]) => html`<path key=${`${from}-${to}`} class=${taken ? "way taken" : "way"} d=${between(at[from], at[to])} />`)}
      ${map.dots.map((dot, i) => html`<${Dot} key=${dot.name} dot=${dot} at=${at[i]} most=${most[i]} below=${below[i]} />`)}
    </svg>
    <figcaption class="hint">Your way goes straight down, with the numbers of the list below. Beside it stand the scenes you did not come through. Squares are endings, and a ring shows where it turned.</figcaption>
  </figure>`;
}

const WIDE = 240;
const TALL = 40;

function Track({ track }) {
  const count = Math.max(1, track.values.length - 1);
  const points = track.values
    .map((value, i) => (value === null ? null : [8 + (i * (WIDE - 16)) / count, TALL - 8 - ((TALL - 16) * value) / track.top]))
    .filter(Boolean);
  return html`<svg class="track" viewBox=${`0 0 ${WIDE} ${TALL}`} aria-hidden="true">
    <line class="base" x1="4" x2=${WIDE - 4} y1=${TALL - 4} y2=${TALL - 4} />
    <polyline points=${points.map((point) => point.join(",")).join(" ")} />
    ${points.map(([x, y], i) => html`<circle key=${i} cx=${x} cy=${y} r=${i === 0 || i === points.length - 1 ? 4.5 : 3} class=${i === 0 ? "first" : ""} />`)}
  </svg>`;
}

export function Course({ course }) {
  const said = (track) => (track.first === track.last ? track.last : `${track.first} → ${track.last}`);
  return html`<div class="course">
    ${course.sentence && html`<p class="sentence">${course.sentence}</p>`}
    ${course.tracks.length > 0 && html`<div class="tracks" aria-hidden="true">${course.tracks.map((track) => html`<div key=${track.name} class="track-row">
      <span class="track-name">${capital(track.name)}</span><${Track} track=${track} /><span class="track-words">${said(track)}</span></div>`)}</div>`}
    <${ChartTable} table=${course.table} title="Meters and feelings along the way" />
  </div>`;
}
