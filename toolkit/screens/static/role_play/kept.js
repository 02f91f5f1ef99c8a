// A debrief that was kept, to be read again.

import { Way } from "./debrief.js";
import { giveFile, html } from "../ui.js";

export function KeptDebrief({ shown, desk, ask, say, lock, leave }) {
  if (!shown.id) return html`<div><h2 tabindex="-1" data-focus>This debrief is no longer here</h2><p><button type="button" onClick=${leave}>Back to the cases</button></p></div>`;
  const take = async () => {
    const reply = await desk.act("kept-word", { which: shown.id });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
    else say({ words: reply.error });
  };
  const remove = async () => {
    const reply = await desk.act("kept-delete", { which: shown.id });
    say(reply.ok ? { words: reply.said, undo: () => ask("kept-undelete", { which: shown.id }) } : { words: reply.error });
  };
  return html`<article class="debrief kept">
    <p class="eyebrow">${shown.title}, ${shown.when}</p>
    <h2 tabindex="-1" data-focus>${shown.heading}</h2>
    ${shown.ending && html`<p class="lead">You ended at “${shown.ending}”.</p>`}
    ${shown.note && html`<p class="note">${shown.note}</p>`}
    <dl class="parts" data-private>${shown.answers.map(([asked, said]) => html`<div key=${asked}><dt>${asked}</dt><dd dir="auto">${said}</dd></div>`)}
      ${shown.say && html`<div><dt>${shown.last}</dt><dd dir="auto">${shown.say}</dd></div>`}
      ${shown.line && html`<div><dt>The line for supervision</dt><dd dir="auto">${shown.line}</dd></div>`}</dl>
    ${shown.path && html`<${Way} shown=${shown} />`}
    <p class="actions"><button type="button" class="primary" onClick=${leave}>Back to the cases</button>
      <button type="button" onClick=${take}>Download for Word</button>
      <button type="button" onClick=${() => window.print()}>Print</button>
      ${!lock.read_only && html`<button type="button" class="quiet" onClick=${remove}>Delete this debrief</button>`}</p>
  </article>`;
}
