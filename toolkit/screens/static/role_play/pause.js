// A pause in a scene: stop, notice body and feeling, and go on. Nothing has to be said.

import { Feelings } from "../feelings.js";
import { useForm } from "../form.js";
import { Area, BodyFigure, Chips, ErrorSummary, Scale, html, toggled, useEffect, useState } from "../ui.js";

const emptyNotice = () => ({ happened: "", feelings: [], own_words: "", places: [], sensations: [], strength: null, keep: false });

const UNHURRIED = 1500; // milliseconds: a page that has just opened has enough to do

// The words for feelings and places come before they are needed, at a quiet moment, and
// at once when a question that needs them is there.
export function useWordsOnOffer(desk, needed, now) {
  const [words, setWords] = useState(desk.wordsOnOffer || null);
  useEffect(() => {
    if (!needed || words) return undefined;
    if (desk.wordsOnOffer) return void setWords(desk.wordsOnOffer);
    let here = true;
    const ask = async () => {
      const reply = await desk.act("words");
      if (!reply.ok) return;
      desk.wordsOnOffer = reply.words;
      if (here) setWords(reply.words);
    };
    const timer = setTimeout(ask, now ? 0 : UNHURRIED);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [needed, now]);
  return words;
}

export function PauseHere({ shown, desk, drafts, hold, told, lock, offered }) {
  const form = useForm(desk, drafts, "pause", emptyNotice);
  const { values, set, field, problems } = form;
  const goOn = async (event) => {
    event.preventDefault();
    const reply = await form.save("pause-done", { keep: values.keep });
    if (!reply) return;
    told(reply);
    hold(reply.place);
  };
  return html`<form class="pause-here" onSubmit=${goOn} autocomplete="off">
    <h3 tabindex="-1" data-asked>Stop here, and notice</h3>
    <p class="asked" dir="auto">${shown.pause}</p>
    <${ErrorSummary} problems=${problems} />
    <${Area} label="What do you notice?" rows=${2} ...${field("happened")} hint="A word is enough, and so is nothing. Leave out names and places." />
    ${offered && html`<details class="more"><summary>Find a word for the feeling</summary>
        <${Feelings} feelings=${offered.feelings} chosen=${values.feelings} own=${values.own_words} onChange=${set}
          onPause=${field("own_words").onPause} notices=${field("own_words").notices} /></details>
      <details class="more"><summary>Find it in the body</summary><${Body} values=${values} set=${set} offered=${offered} /></details>
      <${Scale} label="How strong is it?" words=${offered.strengths} hint="0 is not there, 10 is overwhelming." value=${values.strength}
        onSet=${(strength) => set({ strength })} error=${problems.strength} />`}
    ${lock.open && !lock.read_only && html`<label class="radio"><input type="checkbox" checked=${values.keep} onChange=${() => set({ keep: !values.keep })} />
      <span><span class="radio-name">Keep this in my log as well</span><span class="hint">Otherwise it goes no further than this debrief.</span></span></label>`}
    <p class="actions"><button class="primary">Go on</button></p>
  </form>`;
}

function Body({ values, set, offered }) {
  const toggle = (id) => set({ places: toggled(values.places, id) });
  return html`<div class="body-map"><p class="hint">Touch the figure, or choose from the words.</p>
    <${BodyFigure} chosen=${values.places} onToggle=${toggle} />
    <${Chips} legend="Places" options=${offered.places} chosen=${values.places} onToggle=${toggle} />
    <${Chips} legend="What is it like there?" options=${offered.sensations.filter((one) => one.id !== "not-sure")}
      chosen=${values.sensations} onToggle=${(id) => set({ sensations: toggled(values.sensations, id) })} /></div>`;
}
