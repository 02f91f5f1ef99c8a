// One round: agree, a card for each behind a cover, the play, out of the roles, the
// words afterwards in their order, and changing places.

import { useForm } from "../form.js";
import { CardLists, Opening, Sheet, SheetNotes } from "./together_paper.js";
import { ErrorSummary, Line, html } from "../ui.js";

function Listed({ lines, className = "" }) {
  return html`<ul class=${className}>${lines.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`;
}

// Always in the same place while a round is under way: anybody may press either.
function Ways({ send, children, time }) {
  return html`<div class="save-bar foot ways">
    ${time}
    ${children}
    <button type="button" class="breathe" onClick=${() => send("stop")}>Stop and breathe</button>
    <button type="button" class="quiet" onClick=${() => send("step-out")}>Step out</button>
  </div>`;
}

export function Agree({ state, send, another, names, setNames, called }) {
  const { before } = state;
  const name = (person, text) => setNames(Object.assign([], names, { [person]: text.slice(0, 40) }));
  return html`<p class="hint place">Before you begin</p>
    <h2 tabindex="-1">${state.case.title}</h2>
    <p>${before.about}</p>
    <p><strong>What it contains.</strong> ${before.contains}</p>
    ${before.lighter && html`<p><strong>There is a lighter version.</strong> ${before.lighter} Decide now whether you play that one.</p>`}
    <h3>What it lets you practise</h3>
    <${Listed} lines=${before.aims} />
    <h3>Read this aloud</h3>
    <${Listed} lines=${before.fiction} className="aloud" />
    <h3>Agree this</h3>
    <${Listed} lines=${state.agreed} className="aloud" />
    <h3>Who is what in this round</h3>
    <${Seats} state=${state} called=${called} />
    <details class="more"><summary>Put names to it, if you like</summary>
      <p class="hint">Only to say whose turn it is. They stay in this tab and go when you finish.</p>
      <div class="trio">${state.seats.map((seat) => html`<${Line} key=${seat.who} label=${seat.heading} value=${names[seat.person] || ""} onInput=${(text) => name(seat.person, text)} extra=${{ autocomplete: "off", maxlength: 40 }} />`)}</div>
    </details>
    <div class="save-bar foot">
      <button type="button" class="primary big" onClick=${() => send("cards")}>We agree. Hand out the cards</button>
      <button type="button" class="quiet" onClick=${another}>Another case</button>
    </div>`;
}

function Seats({ state, called }) {
  return html`<ul class="seats">${state.seats.map((seat) => html`<li key=${seat.who} class=${seat.part}><span data-private>${called(seat)}</span></li>`)}</ul>`;
}

// A cover while the laptop goes round, and the one card behind it.
export function InHand(parts) {
  const { state, send, called } = parts;
  const { seat, card, first } = state.in_hand;
  const me = seat.part === "other" ? `I play ${seat.who}` : `I am ${seat.who}`;
  if (!card) {
    return html`<div class="cover">
        <p class="hint">${first ? `Card ${state.seats.findIndex((one) => one.who === seat.who) + 1} of ${state.seats.length}` : "To look again"}</p>
        <h2 tabindex="-1">Hand the laptop to ${lower(called(seat), seat)}</h2>
        <p>Everybody else looks away, or out of the window, until it comes back.</p>
        <p class="actions"><button type="button" class="primary big" onClick=${() => send("uncover")}>${me}. Show my card</button>
        ${first
          ? state.read === 0 && html`<button type="button" class="quiet" onClick=${() => send("have-cards")}>We have our cards on paper</button>`
          : html`<button type="button" onClick=${() => send("cover")}>Not now</button>`}</p>
      </div>
      <${Ways} send=${send} />`;
  }
  return html`<article class="role-card">
      <p class="hint">${card.part === card.name ? "" : `${card.part}. `}Only for you</p>
      <h2 tabindex="-1">${card.name}</h2>
      ${card.lines.map((line) => html`<p key=${line}>${line}</p>`)}
      <${CardLists} lists=${card.lists} />
      ${card.sheet && html`<h3>What you watch for</h3><${Listed} lines=${card.sheet.items.map((one) => one.watch)} />`}
      <p class="advice">${card.advice}</p>
    </article>
    <p class="hint">Read it twice, then make it yours. Nobody checks you against it, and you can look again while you play.</p>
    <${Ways} send=${send}><button type="button" class="primary big" onClick=${() => send("cover")}>I have read it. Cover it</button></${Ways}>`;
}

// The start of a name as it stands inside a sentence: "the worker", but "Tasha".
function lower(text, seat) {
  return seat.who.startsWith("the ") ? `the ${text.slice(4)}` : text;
}

export function Cards(parts) {
  const { state, send } = parts;
  return html`<p class="hint place">Round ${state.round}</p>
    <h2 tabindex="-1">Everybody has their card</h2>
    <p>Put the chairs where they would be. One of you reads the beginning aloud, and then you are in it.
      The clock starts when you press the button, and nothing happens when it runs out.</p>
    <${Opening} opening=${state.opening} />
    <${Remind} ...${parts} />
    <${Ways} send=${send}><button type="button" class="primary big" onClick=${() => send("play")}>Begin to play</button></${Ways}>`;
}

function Remind({ state, send, called }) {
  return html`<details class="more"><summary>Remind me of my card</summary>
    <p class="hint">The others look away; the card comes behind a cover.</p>
    <p class="actions">${state.seats.map((seat, number) => html`<button type="button" key=${seat.who} onClick=${() => send("card", { seat: number })}><span data-private>${called(seat)}</span></button>`)}</p></details>`;
}

export function Play(parts) {
  const { state, send } = parts;
  return html`<p class="hint place">Round ${state.round}. ${state.case.title}</p>
    <h2 tabindex="-1">You are playing</h2>
    ${state.sheet
      ? html`<p>${state.seats.filter((seat) => seat.part === "observer").length > 1
          ? "The laptop is with those who observe now. One of you writes here and watches the worker; the other watches whoever the worker is talking to. Turn it so that those who play cannot see it."
          : "The laptop is with the observer now. Turn it so that those who play cannot see it."}</p><${Sheet} ...${parts} />`
      : html`<p>Put the laptop to one side. Nobody has to look at it.</p>`}
    <details class="more"><summary>Where it begins</summary><${Opening} opening=${state.opening} /></details>
    <${Remind} ...${parts} />
    <${Clock} ...${parts} />
    <${Ways} send=${send} time=${html`<${Time} ...${parts} />`}><button type="button" class="primary big" onClick=${() => send("step-out")}>We have finished</button></${Ways}>`;
}

function Time({ state, send }) {
  const { time } = state;
  if (!time) return null;
  return html`<div class="time" role="group" aria-label="Time">
    <p class="time-words" role="status">${time.sentence}</p>
    ${time.timer && html`<svg class="time-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="2" /><rect class="fill" width=${time.share * 100} height="2" /></svg>`}
    ${time.due && html`<p class="due">The time is used. Come to an end in your own way, or
      <button type="button" onClick=${() => send("clock", { what: "longer", minutes: 2 })}>take two more minutes</button></p>`}
  </div>`;
}

function Clock({ state, send }) {
  const { time } = state;
  if (!time) return null;
  const set = (what, minutes) => send("clock", { what, ...(minutes && { minutes }) });
  return html`<details class="more"><summary>The clock</summary><p class="actions">
    ${time.held
      ? html`<button type="button" onClick=${() => set("release")}>Let the clock run</button>`
      : html`<button type="button" onClick=${() => set("hold")}>Pause the clock</button>`}
    <button type="button" onClick=${() => set("longer", 5)}>Five minutes longer</button>
    <button type="button" onClick=${() => set("longer", -2)}>Two minutes shorter</button>
    <button type="button" onClick=${() => set(time.timer ? "off" : "on")}>${time.timer ? "Turn the timer off" : "Turn the timer on"}</button></p></details>`;
}

export function Stopped({ state, send }) {
  return html`<div class="cover">
    <h2 tabindex="-1">Stop and breathe</h2>
    ${state.stopped.map((line) => html`<p key=${line}>${line}</p>`)}
    <p>When everybody is ready:</p>
    <p class="actions"><button type="button" class="primary big" onClick=${() => send("go-on")}>Go on where we were</button>
      <button type="button" class="big" onClick=${() => send("step-out")}>Step out</button></p>
    <p class="hint">Neither is braver than the other. “Pause” at the top has a longer quiet minute.</p></div>`;
}

export function Out({ state, send, names, called }) {
  return html`<p class="hint place">Round ${state.round}</p>
    <h2 tabindex="-1">Out of the roles</h2>
    <p>One after the other, aloud, with your own name. It feels odd, and it works.</p>
    <ul class="spoken">${state.spoken.map(({ seat, says }) => html`<li key=${seat.who}>
      <p class="hint" data-private>${called(seat)}</p>
      <p class="words">“I am ${names[seat.person] ? html`<span data-private>${names[seat.person]}</span>` : html`<em>my own name</em>`}. ${says}”</p></li>`)}</ul>
    <p>Then, all of you:</p>
    <${Listed} lines=${state.steps} />
    <p class="actions"><button type="button" class="quiet" onClick=${() => send("back")}>We had not finished: back into the play</button></p>
    <div class="save-bar foot">
      <button type="button" class="primary big" onClick=${() => send("talk")}>We are ourselves again</button>
      <button type="button" class="quiet" onClick=${() => send("close")}>Leave it there</button>
    </div>`;
}

export function Feedback(parts) {
  const { state, send, called } = parts;
  const { word } = state;
  return html`<p class="hint place">${state.place} · about ${word.minutes} minute${word.minutes === 1 ? "" : "s"}</p>
    <h2 tabindex="-1">${word.name}</h2>
    <p class="speaks" data-private>${called(word.seat)}</p>
    <${Listed} lines=${word.asks} className="asks" />
    <p class="note">${word.say}</p>
    ${state.sheet && html`<${SheetNotes} ...${parts} />`}
    <${Clock} ...${parts} />
    <${Ways} send=${send} time=${html`<${Time} ...${parts} />`}>
      <button type="button" class="primary big" onClick=${() => send("next")}>${state.next ? `Thank you. Next: ${state.next}` : "Thank you. The round is done"}</button>
      <button type="button" class="quiet" onClick=${() => send("back")}>Back</button>
    </${Ways}>`;
}

export function Turn({ state, send, fresh, another, names }) {
  const change = html`<button type="button" class=${state.everybody ? "" : "primary big"} onClick=${() => fresh({ change: true })}>Change places</button>`;
  const close = html`<button type="button" class=${state.everybody ? "primary big" : ""} onClick=${() => send("close")}>Come to a close</button>`;
  return html`<p class="hint place">Round ${state.round} is done</p>
    <h2 tabindex="-1">${state.everybody ? "Everybody has had every part" : "Change places?"}</h2>
    ${state.everybody && html`<p>You can stop here, or go round once more.</p>`}
    <ul class="moves">${state.moves.map((move) => html`<li key=${move.was}>${move.was}${names[move.person] && html` (<span data-private>${names[move.person]}</span>)`} becomes <strong>${move.will_be}</strong></li>`)}</ul>
    <${Listed} lines=${state.mind} className="hint" />
    <p>Or stay where you are, and let the worker try that one sentence. Five minutes are often enough.</p>
    <p class="actions">${state.everybody ? close : change}
      <button type="button" onClick=${() => fresh({ change: false })}>Once more, same places</button>
      ${state.everybody ? change : close}</p>
    <p class="actions"><button type="button" class="quiet" onClick=${() => send("back")}>Back</button>
      <button type="button" class="quiet" onClick=${another}>Another case</button></p>`;
}

export function Close(parts) {
  const { state, finish, lock } = parts;
  return html`<p class="hint place">${state.case.title}</p>
    <h2 tabindex="-1">Before you get up</h2>
    <${Listed} lines=${state.closing} className="asks" />
    ${lock.open && !lock.read_only && html`<${OneLine} ...${parts} />`}
    <p class="actions"><button type="button" class="primary big" onClick=${finish}>Finish, and forget it</button>
      <span class="hint">Names and sheets go with it.</span></p>`;
}

// For the one whose journal is open on this laptop, and for nobody else.
function OneLine({ desk, drafts, told, lock }) {
  const form = useForm(desk, drafts, "together.line", () => ({ line: "", bring: false }));
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("together-line");
    if (reply) told(reply);
  };
  return html`<details class="more"><summary>Keep one line for your own learning</summary>
    <form class="change" onSubmit=${save} autocomplete="off">
      <p class="hint">Only if this is your laptop: it goes into the journal that is open here${lock.kept ? html`, <span data-private>${lock.name}</span>` : ", in this tab"}. Write about yourself, not about the others.</p>
      <${ErrorSummary} problems=${form.problems} />
      <${Line} label="What you want to remember" ...${form.field("line")} extra=${{ autocomplete: "off" }} />
      <label class="radio small"><input type="checkbox" checked=${form.values.bring} onChange=${() => form.set({ bring: !form.values.bring })} /><span>Bring it to supervision as well</span></label>
      <p class="actions"><button>Keep this line</button></p></form></details>`;
}
