// Playing together on one laptop: choose a case, sit down, and go through a round.
// Names and what an observer writes stay in this tab; nothing of it is sent anywhere.

import { Select } from "../form.js";
import { Paper } from "./together_paper.js";
import { Agree, Cards, Close, Feedback, InHand, Out, Play, Stopped, Turn } from "./together_round.js";
import { Choice, giveFile, html, session, useEffect, useRef, useState } from "../ui.js";

const HELD = "together.held"; // where the group is, for a reload
const NAMES = "together.names";
const SHEET = "together.sheet";
const CHOSEN = "together.chosen";

const AWAY = "together.away"; // somebody left this part for another one
let arrived = false;

// After a reload the page comes back to a group that was playing, once.
// Whoever follows a link to a case wants that one; a reload comes back to the group.
const byLink = () => new URLSearchParams(location.search).has("case") && performance.getEntriesByType("navigation")[0]?.type === "navigate";

export function useTogetherAgain(desk) {
  useEffect(() => {
    if (desk.meeting || arrived) return;
    arrived = true;
    if (byLink()) session.set(AWAY, true);
    if (session.get(HELD) && !session.get(AWAY)) desk.act("part", { which: "together" });
  }, [desk.meeting]);
}

function forget() {
  for (const key of [HELD, SHEET]) session.drop(key);
}

// What a tab holds of its own, and never sends: names, and the observer's sheet.
function useOwn(key, empty) {
  const [value, setValue] = useState(() => session.get(key) || empty);
  const set = (next) => {
    setValue(next);
    session.set(key, next);
  };
  return [value, set];
}

const PHASES = { agree: Agree, cards: Cards, play: Play, out: Out, feedback: Feedback, turn: Turn, close: Close };

export function Together({ state, desk, ask, told, lock, drafts }) {
  const [names, setNames] = useOwn(NAMES, []);
  const [notes, setNotes] = useOwn(SHEET, {});
  const place = useRef(null);
  const at = JSON.stringify([state.phase, state.round, state.stopped?.length, state.in_hand?.seat?.who, Boolean(state.in_hand?.card), state.place, state.ready]);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) {
      place.current?.querySelector("h2")?.focus({ preventScroll: true });
      place.current?.scrollIntoView({ block: "start" });
    }
    before.current = at;
  }, [at]);
  useEffect(() => {
    if (state.held) session.set(HELD, state.held);
  }, [JSON.stringify(state.held)]);
  useEffect(() => {
    session.drop(AWAY);
    return () => {
      session.set(AWAY, true);
      desk.act("together-hide"); // whoever looks in next is not its owner
    };
  }, []);
  const waiting = state.phase === "choose" && Boolean(session.get(HELD));
  useEffect(() => {
    if (!waiting) return;
    const held = session.get(HELD);
    session.drop(HELD); // where it no longer fits, nobody comes back to it
    ask("together-resume", { held });
  }, [waiting]);
  if (!state.phase || waiting) return html`<div class="together"><h2 tabindex="-1">Play together</h2></div>`;
  const send = (what, fields) => ask(`together-${what}`, fields);
  const another = () => {
    setNotes({});
    forget();
    return send("finish");
  };
  const finish = () => {
    setNames([]);
    session.drop(NAMES);
    return another();
  };
  const fresh = (fields) => {
    setNotes({});
    return send("round", fields);
  };
  const called = (seat) => (names[seat.person] ? `${seat.heading} (${names[seat.person]})` : seat.heading);
  const parts = { state, send, another, finish, fresh, names, setNames, notes, setNotes, called, desk, told, lock, drafts };
  const View = state.stopped?.length ? Stopped : state.in_hand ? InHand : PHASES[state.phase];
  return html`<div class="together" ref=${place}>
    ${state.phase === "choose"
      ? html`<${Choose} ...${parts} />`
      : state.phase === "paper"
        ? html`<${Paper} ...${parts} />`
        : html`<${View} ...${parts} />`}
  </div>`;
}

const HOW_MANY = [
  { id: "2", name: "Two", hint: "One is the worker, one the person in the case." },
  { id: "3", name: "Three", hint: "A third sits beside them and observes." },
  { id: "4", name: "Four", hint: "Two observe, or one more person is played." },
];

function Choose({ state, send, desk }) {
  const [chosen, setChosen] = useOwn(CHOSEN, { case: state.cases[0]?.key || "", people: "3", others: "", minutes: String(state.usual) });
  const set = (part) => setChosen({ ...chosen, ...part });
  useEffect(() => {
    // Whoever comes from a case's first page means that case, the first time.
    if (state.wanted && chosen.wanted !== state.wanted) set({ case: state.wanted, wanted: state.wanted, others: "" });
  }, [state.wanted]);
  const one = state.cases.find((each) => each.key === chosen.case) || state.cases[0];
  if (!one) return html`<h2 tabindex="-1">Play together</h2><p>There is no case here that can be played yet. Cases are text files in the folder exercises/cases.</p>`;
  const casts = one.casts[chosen.people].map((cast) => ({ id: cast.others.join(), name: cast.name, hint: cast.watching, others: cast.others }));
  const cast = casts.find((each) => each.id === chosen.others) || casts[0];
  const begin = (event) => {
    event.preventDefault();
    forget();
    send("begin", { case: one.key, people: Number(chosen.people), others: cast.others, minutes: Number(chosen.minutes) });
  };
  const word = async () => {
    const reply = await send("file", { case: one.key });
    if (reply.ok) giveFile(reply.file, reply.buffers[0]);
  };
  return html`<form class="choose-together" onSubmit=${begin}>
    <h2 tabindex="-1">Play together</h2>
    <p>One laptop, and two, three or four of you round it. One is the worker, one is the person in the case, and
      whoever is left observes. Each of you reads a card that nobody else sees; then you play, step out of it, talk, and change places.</p>
    <p class="hint">Nothing is kept and no names are needed. Ten minutes of play take about half an hour with the talking.</p>
    <${Choice} legend="Which case?" options=${state.cases.map((each) => ({ id: each.key, name: each.title, hint: each.need }))} value=${one.key} onSet=${(key) => set({ case: key, others: "" })} />
    ${one.contains && html`<p class="contains"><strong>What it contains.</strong> ${one.contains}</p>`}
    <${Choice} legend="How many of you?" className="modes" options=${HOW_MANY} value=${chosen.people} onSet=${(people) => set({ people, others: "" })} />
    ${casts.length > 1 && html`<${Choice} legend="Who is played?" options=${casts} value=${cast.id} onSet=${(others) => set({ others })} />`}
    <div class="begin"><${Select} label="How long do you play?" value=${chosen.minutes} options=${state.lengths.map((each) => ({ id: String(each), name: `${each} minutes` }))} onSet=${(minutes) => set({ minutes })} /></div>
    <p class="actions"><button class="primary big">Begin</button></p>
    <details class="more"><summary>On paper instead</summary>
      <p>A page for each card, the observer’s sheet, and how a round goes, to read aloud from. Whoever prints them sees every card: let it be the one who observes.
        Paper is better, too, where somebody listens to the screen instead of reading it.</p>
      <p class="actions"><button type="button" onClick=${() => send("paper", { case: one.key })}>Show the cards, to print</button>
        <button type="button" onClick=${word}>Cards and sheet as a Word file</button></p>
    </details>
  </form>`;
}
