// Choosing words for feelings: a few at first, all of them when asked, and one's own.

import { Chip, Line, html, toggled, useLater, useMemo, useState } from "./ui.js";

const QUARTERS = [
  { id: "hard-charged", name: "Hard, and charged", fits: (one) => one.pleasantness < 0 && one.energy > 0 },
  { id: "hard-heavy", name: "Hard, and heavy", fits: (one) => one.pleasantness < 0 && one.energy <= 0 },
  { id: "good-lively", name: "Good, and lively", fits: (one) => one.pleasantness > 0 && one.energy > 0 },
  { id: "good-calm", name: "Good, and calm", fits: (one) => one.pleasantness > 0 && one.energy <= 0 },
  { id: "between", name: "In between", fits: (one) => one.pleasantness === 0 },
];

function Quarter({ quarter, words, chosen, onToggle, all }) {
  const later = useLater();
  const first = words.filter((one) => all || one.common || chosen.includes(one.id));
  const rest = words.filter((one) => !first.includes(one));
  const chip = (one) => html`<${Chip} key=${one.id} one=${one} on=${chosen.includes(one.id)} onToggle=${onToggle} />`;
  if (!words.length) return null;
  return html`<fieldset class="chips quarter">
    <legend>${quarter.name}</legend>
    <div class="chip-row">${first.map(chip)}</div>
    ${rest.length > 0 && html`<details class="more"><summary>More words<span class="sr"> that are ${quarter.name.toLowerCase()}</span></summary>
      <div class="chip-row">${later && rest.map(chip)}</div></details>`}
  </fieldset>`;
}

export function Feelings({ feelings, chosen, own, onChange, onPause, notices }) {
  const [sought, setSought] = useState("");
  const wanted = sought.trim().toLowerCase();
  const shown = useMemo(
    () => feelings.filter((one) => !wanted || `${one.word} ${one.meaning}`.toLowerCase().includes(wanted)),
    [feelings, wanted],
  );
  const toggle = (id) => onChange({ feelings: toggled(chosen, id) });
  const meant = feelings.filter((one) => chosen.includes(one.id) && one.meaning);
  return html`<section class="part" aria-labelledby="tk-feelings">
    <h3 class="question" id="tk-feelings">What are you feeling?</h3>
    <p class="hint">As many as fit. Mixed and not sure are answers too.</p>
    <div class="find"><${Line} label="Find a word" value=${sought} onInput=${setSought}
      extra=${{ autocomplete: "off", type: "search" }} /></div>
    ${wanted && !shown.length && html`<p class="hint" role="status">No word like that on our list. It can be one of your own, below.</p>`}
    ${QUARTERS.map((quarter) => html`<${Quarter} key=${quarter.id} quarter=${quarter}
      words=${shown.filter(quarter.fits)} chosen=${chosen} onToggle=${toggle} all=${Boolean(wanted)} />`)}
    ${meant.length > 0 && html`<dl class="meanings">
      ${meant.map((one) => html`<div key=${one.id}><dt>${one.word}</dt><dd>${one.meaning}</dd></div>`)}
    </dl>`}
    <${Line} label="Words of your own" hint="Separate them with commas." value=${own}
      onInput=${(text) => onChange({ own_words: text })} onPause=${onPause} notices=${notices} />
  </section>`;
}
