// Beginning: a new case, a copy of one that is there, or a story from a file. A file
// goes over in pieces, and nothing in it is run or drawn as a page.

import { Select } from "../form.js";
import { titleOf } from "./write_title.js";
import { Line, html, useEffect, useRef, useState } from "../ui.js";

const MEGABYTE = 1000000;

export function Beginning({ act, state, say, onText, onStory }) {
  return html`<div class="beginning">
    <${NewCase} act=${act} state=${state} say=${say} onText=${onText} />
    <${BringIn} act=${act} state=${state} say=${say} onStory=${onStory} />
  </div>`;
}

function NewCase({ act, state, say, onText }) {
  const [title, setTitle] = useState("");
  const [from, setFrom] = useState("");
  const start = async (event) => {
    event.preventDefault();
    const reply = await act("write-new", { title: title.trim(), from });
    if (!reply.ok) return say({ words: reply.error });
    setTitle("");
    return onText(reply.text);
  };
  return html`<form class="change" onSubmit=${start} autocomplete="off"><h3>A new case</h3>
    <${Line} label="Title" value=${title} onInput=${setTitle} hint="One conversation that you wish you could have again." extra=${{ autocomplete: "off", maxlength: 200 }} />
    <${Select} label="Start from" value=${from} options=${state.from || []} onSet=${setFrom} />
    <p class="actions"><button>Start writing</button></p></form>`;
}

const piece = (blob) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(String(reader.result).split(",")[1] || "");
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(blob);
});

async function sendOver(act, file, size, tell) {
  const parts = Math.max(1, Math.ceil(file.size / size));
  let reply = null;
  for (let part = 0; part < parts; part += 1) {
    if (parts > 2) tell(`Reading the file: ${Math.round((100 * part) / parts)} %`);
    const data = await piece(file.slice(part * size, (part + 1) * size));
    reply = await act("write-upload", { name: file.name, part, parts, data });
    if (!reply.ok) break;
  }
  return reply;
}

function BringIn({ act, state, say, onStory }) {
  const [busy, setBusy] = useState("");
  const [error, setError] = useState("");
  const chosen = async (event) => {
    const input = event.currentTarget;
    const [file] = input.files;
    if (!file) return;
    setError("");
    if (file.size > state.largest) {
      setError(`This file is too large to be brought in (${Math.floor(file.size / MEGABYTE)} megabytes). Take pictures, sound and film out of the story and export it again.`);
    } else {
      setBusy("Reading the file…");
      const reply = await sendOver(act, file, state.piece, setBusy).catch(() => ({ error: "The file could not be read. Please choose it again." }));
      setBusy("");
      if (reply.ok) onStory(reply);
      else setError(reply.error);
    }
    input.value = "";
  };
  return html`<section class="change" aria-labelledby="tk-bring"><h3 id="tk-bring">Bring in a story</h3>
    <div class=${error ? "field has-error" : "field"}><label class="question" for="tk-story">Story from a file</label>
      <p class="hint" id="tk-story-hint">From Twine (.html, .json, .twee) or an H5P branching scenario (.h5p), up to ${Math.round(state.largest / MEGABYTE)} megabytes. Nothing in it is run.</p>
      <p class="error" id="tk-story-error" role="alert">${error}</p>
      <input id="tk-story" type="file" accept=".twee,.tw,.html,.htm,.json,.h5p,.txt" aria-describedby="tk-story-hint tk-story-error" aria-invalid=${error ? "true" : undefined} disabled=${Boolean(busy)} onChange=${chosen} />
      <p class="hint" role="status">${busy}</p></div>
  </section>`;
}

// What came in, what was lost, and the other stories of the same file.
export function Report({ report, act, say, onStory, onClose }) {
  const heading = useRef(null);
  const [which, setWhich] = useState(String(report.which));
  useEffect(() => heading.current?.focus(), []);
  const another = async () => {
    const reply = await act("write-story", { story: Number(which) });
    if (reply.ok) onStory(reply);
    else say({ words: reply.error });
  };
  const options = report.stories.map((name, i) => ({ id: String(i), name: name || "Without a title" }));
  return html`<section class="panel report" aria-labelledby="tk-report"><h3 id="tk-report" tabindex="-1" ref=${heading}>What came in</h3>
    <p><strong dir="auto">${report.title}</strong></p>
    <p class="sentence">${report.sentence}</p>
    ${report.losses.length
      ? html`<p>What was lost or changed on the way:</p><ul>${report.losses.map((line, i) => html`<li key=${i} dir="auto">${line}</li>`)}</ul>`
      : html`<p>Nothing was lost on the way.</p>`}
    ${options.length > 1 && html`<div class="begin"><${Select} label=${`This file holds ${options.length} stories`} value=${which} options=${options} onSet=${setWhich} />
      <p class="actions"><button type="button" disabled=${which === String(report.which)} onClick=${another}>Take this one</button></p></div>`}
    <p class="actions"><button type="button" onClick=${onClose}>Close this report</button></p>
  </section>`;
}

// Texts that were in the editor before: nothing that was replaced is lost.
export function Earlier({ earlier, onBack }) {
  if (!earlier.length) return null;
  return html`<details class="more"><summary>Bring back what was here before (${earlier.length})</summary>
    <ul class="own-list">${earlier.map((one, i) => html`<li key=${i}><span class="own-name" dir="auto">${titleOf(one.text)}</span>
      <button type="button" onClick=${() => onBack(i)}>Bring back<span class="sr"> ${titleOf(one.text)}</span></button></li>`)}</ul></details>`;
}
