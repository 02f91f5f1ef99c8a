// A data file that was taken home comes back in.

import { html } from "./ui.js";

const LARGEST = 3500000; // more than one message can carry

export function FileIn({ one, many, ask, say }) {
  const read = async (event) => {
    const input = event.currentTarget;
    const [file] = input.files;
    if (!file) return undefined;
    const text = file.size > LARGEST ? null : await file.text();
    input.value = ""; // the same file can be chosen again
    if (text === null) return say({ words: "That file is larger than this page can take in." });
    const reply = await ask("bring-in", { file: text });
    if (reply.ok) say({ words: told(reply.added, one, many) });
    return undefined;
  };
  return html`<details class="more"><summary>Bring ${many} in from a file</summary>
    <p class="hint">A data file (JSON) that you took with you before.</p>
    <input type="file" accept=".json,application/json" onChange=${read} aria-label="Data file to bring in" /></details>`;
}

function told(added, one, many) {
  if (added === 0) return "Everything in that file is here already.";
  return added === 1 ? `1 ${one} came in.` : `${added} ${many} came in.`;
}
