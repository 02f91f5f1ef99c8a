// The supervision agenda: prepare it, run the hour, close it, follow it through.

import { Close } from "./agenda_close.js";
import { Follow } from "./agenda_follow.js";
import { useAsk, useDrafts } from "./agenda_form.js";
import { Hour } from "./agenda_hour.js";
import { Prepare } from "./agenda_prepare.js";
import { screen } from "./frame.js";
import { html } from "./ui.js";

function Session(parts) {
  const { page } = parts;
  if (page.run) return html`<${Hour} ...${parts} />`;
  if (page.close) return html`<${Close} ...${parts} />`;
  return html`<${Prepare} ...${parts} />`;
}

const VIEWS = { session: Session, actions: Follow };

function AgendaView({ desk, page, fixed, lock, say }) {
  const drafts = useDrafts(desk);
  const asking = useAsk(desk, say);
  const parts = { desk, page, fixed, lock, say, drafts, ...asking };
  const View = VIEWS[page.part] || Session;
  return html`
    <nav class="parts-of" aria-label="Parts of this page">${page.parts.map((one) => html`<button type="button" key=${one.id}
      aria-current=${page.part === one.id ? "page" : undefined} onClick=${() => desk.act("part", { which: one.id })}>${one.name}</button>`)}</nav>
    <${View} ...${parts} />`;
}

export default screen("agenda", AgendaView);
