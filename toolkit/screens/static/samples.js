// What is made up: put in to try a page, and taken out again with one press.

import { html } from "./ui.js";

export function MadeUp({ ask, className = "note", children }) {
  return html`<p class=${className}>${children}
    <button type="button" onClick=${() => ask("sample-remove")}>Remove the made-up entries</button></p>`;
}

export function TryMadeUp({ ask, className }) {
  return html`<button type="button" class=${className} onClick=${() => ask("sample-add")}>Try with made-up entries</button>`;
}
