// Role-play: choose a case, play it, look back on it; play together; write one.

import { useDrafts } from "../form.js";
import { screen } from "../frame.js";
import { Choose, Prebrief } from "./choose.js";
import { Debrief } from "./debrief.js";
import { KeptDebrief } from "./kept.js";
import { useWordsOnOffer } from "./pause.js";
import { Out, Scene } from "./play.js";
import { Together, useTogetherAgain } from "./together.js";
import { Writing } from "./write.js";
import { html, useAsk, useEffect, useRef, useState } from "../ui.js";

const STEPS = { choose: Choose, prebrief: Prebrief, scene: Scene, out: Out, debrief: Debrief, kept: KeptDebrief };
const IN_PLAY = ["scene", "out", "debrief"];

// The tab holds where the person is, so that a reload or a lost kernel loses nothing.
function usePlace({ desk, drafts, asking, state, lock, say }) {
  const asked = useRef(false);
  const held = drafts.forms.place;
  const hold = (place) => {
    if (!place) return;
    if (IN_PLAY.includes(place.step) || place.play) drafts.put("place", () => place);
    else drafts.drop("place");
  };
  const move = async (action, fields = {}) => {
    say(null); // what was said was about the step before
    const reply = await asking.ask(action, fields);
    if (reply.ok) hold(reply.place);
    return reply;
  };
  const leave = async () => {
    say(null);
    drafts.drop("place");
    const reply = await asking.ask("cases");
    // What was written and not kept can be gone back to, as long as this is said.
    if (reply.ok && held?.step === "debrief" && drafts.forms.debrief) {
      say({ words: "What you wrote was not kept.", undo: () => drafts.put("place", () => held) });
    }
    return reply;
  };
  const elsewhere = state.step === "choose" || (state.step === "prebrief" && state.prebrief.key === held?.case && held?.play);
  const locked = !lock.open && Boolean(lock.closed_by); // whoever comes next sees nothing
  useEffect(() => {
    if (desk.meeting || locked || !held || !elsewhere || asked.current) return;
    asked.current = true;
    // A case that is being written here is known only to this tab.
    const text = held.case.startsWith("own-") ? drafts.forms.write?.text : undefined;
    desk.act("resume", { place: held, text: text || "" }).then((reply) => {
      asked.current = false;
      if (reply.ok) hold(reply.place);
      else drafts.drop("place");
    });
  }, [desk.meeting, locked, Boolean(held), elsewhere]);
  return { hold, move, leave };
}

// A new step puts the focus on its heading, a new question in it on that question.
function useFocus(place, { step, scene }) {
  const now = [step, scene?.at ?? "", scene?.scene ?? "", scene?.pending ?? ""];
  const before = useRef(now);
  useEffect(() => {
    const [was, is] = [before.current, now];
    before.current = now;
    if (was.join() === is.join()) return;
    const same = was.slice(0, 3).join() === is.slice(0, 3).join();
    place.current?.querySelector(same ? "[data-asked]" : "[data-focus]")?.focus();
    if (!same) place.current?.querySelector("[data-focus]")?.scrollIntoView({ block: "start" });
  }, now);
}

// The second press of a double one was meant for what stood there before it.
function useSinglePress(...now) {
  const here = now.join();
  const pressed = useRef(here);
  return (event) => {
    if (event.detail < 2 || pressed.current === here) {
      pressed.current = here;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

function Play(parts) {
  const { state, desk } = parts;
  const place = useRef(null);
  const [turns, setTurns] = useState([]);
  const moving = usePlace({ ...parts, asking: parts });
  const offered = useWordsOnOffer(desk, ["prebrief", "scene"].includes(state.step), state.scene?.pending === "pause");
  useFocus(place, state);
  const reading = state.step === "scene" || state.step === "out";
  useEffect(() => {
    if (!reading) setTurns([]); // another try, or another case, has another past
  }, [reading]);
  const Step = STEPS[state.step] || Choose;
  const shown = state[state.step.replace("-", "_")];
  const key = state.step === "kept" ? shown.id : state.step;
  const onClickCapture = useSinglePress(state.step, state.scene?.at, state.scene?.scene);
  return html`<div ref=${place} onClickCapture=${onClickCapture}>${shown && html`<${Step} key=${key} ...${parts} ...${moving} shown=${shown} note=${state.note}
    turns=${turns} setTurns=${setTurns} offered=${offered} />`}</div>`;
}

const VIEWS = { play: Play, together: Together, write: Writing };

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
  const show = (which) => {
    say(null);
    desk.act("part", { which });
  };
  useTogetherAgain(desk);
  const parts = { desk, act: desk.act, state: page[page.part] || {}, page, fixed, lock, say, drafts, lockPanel, show, ...asking };
  const View = VIEWS[page.part] || Play;
  return html`
    <nav class="parts-of" aria-label="Parts of this page">${page.parts.map((one) => html`<button type="button" key=${one.id}
      aria-current=${page.part === one.id ? "page" : undefined} onClick=${() => show(one.id)}>${one.name}</button>`)}</nav>
    <div ref=${place}><${View} ...${parts} /></div>
    ${!lock.open && page.part === "write" && lockPanel}`;
}

export default screen("role-play", RolePlayView, { unlocked: true });
