// What the checker says about the case in hand, beside the editor. One question at a
// time: while one is being answered, only the newest text waits.

import { html, useRef, useState } from "../ui.js";

export function useCheck(act) {
  const [check, setCheck] = useState(null);
  const [stale, setStale] = useState(false);
  const busy = useRef(false);
  const next = useRef(null);
  const look = async (text) => {
    next.current = text;
    setStale(true);
    if (busy.current) return;
    busy.current = true;
    while (next.current !== null) {
      const asked = next.current;
      next.current = null;
      const reply = await act("write-check", { text: asked });
      setCheck(reply.ok ? reply.check : { error: reply.error });
    }
    busy.current = false;
    setStale(false);
  };
  return { check, stale, look };
}

export function Findings({ check, stale, onGo }) {
  return html`<section class="found" aria-labelledby="tk-found" tabindex="0" aria-busy=${stale ? "true" : "false"}>
    <h3 id="tk-found">What the checker says</h3>
    <p class="sentence" role="status">${check ? check.error || check.summary : "Looking at it…"}</p>
    ${check?.numbers?.length > 0 && html`<p class="hint">${check.numbers.join(" · ")}</p>`}
    ${(check?.levels || []).filter((one) => one.count).map((one) => html`<${Level} key=${one.id} level=${one} onGo=${onGo} />`)}
  </section>`;
}

function Level({ level, onGo }) {
  return html`<details class=${`level ${level.id}`} open=${level.id !== "info" || undefined}>
    <summary>${level.name} (${level.count})</summary>
    <ul>${level.problems.map((one, i) => html`<li key=${i}>
      <p dir="auto">${one.message}${one.hint && html` <span class="hint-inline">${one.hint}</span>`}</p>
      ${one.line > 0 && html`<button type="button" class="quiet" onClick=${() => onGo(one.line)}>Go to line ${one.line}</button>`}
      ${one.more > 0 && html`<p class="hint of-a-kind">And ${one.more} more of this kind.</p>`}
    </li>`)}</ul>
    ${level.more > 0 && html`<p class="hint">And ${level.more} more like these.</p>`}
  </details>`;
}
