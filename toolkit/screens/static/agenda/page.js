// The supervision agenda: prepare it, run the hour, close it, follow it through.

import { Close } from "./close.js";
import { Follow } from "./follow.js";
import { Select, useDrafts, useForm } from "../form.js";
import { Hour } from "./hour.js";
import { Learning } from "./cpd.js";
import { Prepare } from "./prepare.js";
import { OverTime } from "./over_time.js";
import { screen } from "../frame.js";
import { MadeUp } from "../samples.js";
import { ErrorSummary, Line, html, useAsk, useEffect, useRef } from "../ui.js";

function Session(parts) {
  const { page } = parts;
  if (page.run) return html`<${Hour} ...${parts} />`;
  if (page.close) return html`<${Close} ...${parts} />`;
  return html`<${Prepare} ...${parts} />`;
}

const VIEWS = { session: Session, actions: Follow, sessions: OverTime, learning: Learning };

function AgendaView({ desk, page, fixed, lock, say }) {
  const drafts = useDrafts(desk);
  const asking = useAsk(desk, say);
  const place = useRef(null);
  const before = useRef(page.part);
  useEffect(() => {
    if (before.current !== page.part) place.current?.querySelector("h2")?.focus();
    before.current = page.part;
  }, [page.part]);
  const parts = { desk, page, fixed, lock, say, drafts, ...asking };
  const View = VIEWS[page.part] || Session;
  return html`
    <nav class="parts-of" aria-label="Parts of this page">${page.parts.map((one) => html`<button type="button" key=${one.id}
      aria-current=${page.part === one.id ? "page" : undefined} onClick=${() => { say(null); desk.act("part", { which: one.id }); }}>${one.name}</button>`)}</nav>
    <${Spaces} ...${parts} />
    ${page.samples > 0 && !page.run && html`<${MadeUp} ask=${asking.ask} className="note screen-only"><span>Some of this is made up, to show what the page does.</span></${MadeUp}>`}
    <div ref=${place}><${View} ...${parts} /></div>
    ${page.part === "sessions" && !lock.read_only && html`<${Supervising} ...${parts} />`}`;
}

// Somebody who gives supervision has a space for each person, called by a role.
function Spaces({ page, ask }) {
  const { spaces } = page;
  if (!spaces.given.length || page.part === "learning") return null;
  const options = [{ id: "", name: "My own supervision" }, ...spaces.given];
  return html`<div class="begin"><${Select} label="Whose supervision" value=${spaces.open} options=${options} onSet=${(which) => ask("space-open", { which })} />
    ${spaces.question && html`<p class="note">${spaces.question}</p>`}</div>`;
}

function Supervising({ desk, drafts, page, told }) {
  const form = useForm(desk, drafts, "supervising", () => ({ called: "", seat: "supervising", another: true }));
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("space-save");
    if (reply) told(reply);
  };
  return html`<details class="more"><summary>${page.spaces.given.length ? "Another person I supervise" : "I give supervision too"}</summary>
    <form class="change" onSubmit=${save} autocomplete="off"><p class="hint">Each person you supervise gets a space of their own in your journal. Nothing crosses from one to another.</p>
      <${ErrorSummary} problems=${form.problems} />
      <${Line} label="What you call it" ...${form.field("called")} hint="A role or a nickname, such as: the student on Tuesdays. Never a name." extra=${{ autocomplete: "off" }} />
      <p class="actions"><button>Make a space</button></p></form></details>`;
}

export default screen("agenda", AgendaView);
