// The same thing was changed in another tab: both versions stand here, and the writer
// chooses. Nothing is written over unseen.

import { html } from "./ui.js";

// there: the other version as headed parts, or null where it was deleted.
export function OtherVersion({ there, onMine, onOther }) {
  return html`<section class="panel other" aria-labelledby="tk-other"><h3 id="tk-other">The other version</h3>
    ${there
      ? html`<dl class="parts">${there.map((part) => html`<div key=${part.name}><dt>${part.name}</dt><dd dir="auto" data-private>${part.text}</dd></div>`)}</dl>`
      : html`<p>It was deleted in the other tab.</p>`}
    <p class="actions"><button type="button" onClick=${onMine}>Keep mine instead</button>
      <button type="button" onClick=${onOther}>${there ? "Take the other version" : "Let it go"}</button></p>
  </section>`;
}
