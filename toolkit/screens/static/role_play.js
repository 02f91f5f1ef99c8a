// Role-play: choose a case, play it, look back on it; play together; write one.

import { useAsk, useDrafts } from "./agenda_form.js";
import { screen } from "./frame.js";
import { Together } from "./role_play_together.js";
import { Writing } from "./role_play_write.js";
import { html, useEffect, useRef } from "./ui.js";

function Playing() {
  return html`<div><h2 tabindex="-1">Choose a case</h2></div>`;
}

const VIEWS = { play: Playing, together: Together, write: Writing };

// Each part is handed its own view as "state", and "act" to send what a person does:
// act("what", { fields }) gives a promise of the answer.
function RolePlayView({ desk, page, fixed, lock, say, lockPanel }) {
  const drafts = useDrafts(desk, "role-play");
  const asking = useAsk(desk, say);
  const place = useRef(null);
  const before = useRef(page.part);
  useEffect(() => {
    if (before.current !== page.part) place.current?.querySelector("h2")?.focus();
    before.current = page.part;
  }, [page.part]);
  const parts = { desk, act: desk.act, state: page[page.part] || {}, page, fixed, lock, say, drafts, lockPanel, ...asking };
  const View = VIEWS[page.part] || Playing;
  const show = (which) => {
    say(null);
    desk.act("part", { which });
  };
  return html`
    <nav class="parts-of" aria-label="Parts of this page">${page.parts.map((one) => html`<button type="button" key=${one.id}
      aria-current=${page.part === one.id ? "page" : undefined} onClick=${() => show(one.id)}>${one.name}</button>`)}</nav>
    <div ref=${place}><${View} ...${parts} /></div>
    ${!lock.open && page.part !== "play" && lockPanel}`;
}

export default screen("role-play", RolePlayView, { unlocked: true });
