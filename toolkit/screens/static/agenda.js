// The supervision agenda: prepare it, run the hour, close it, follow it through.

import { useAsk, useDrafts } from "./agenda_form.js";
import { Prepare } from "./agenda_prepare.js";
import { screen } from "./frame.js";
import { html } from "./ui.js";

function AgendaView({ desk, page, fixed, lock, say }) {
  const drafts = useDrafts(desk);
  const asking = useAsk(desk, say);
  const parts = { desk, page, fixed, lock, say, drafts, ...asking };
  return html`<${Prepare} ...${parts} />`;
}

export default screen("agenda", AgendaView);
