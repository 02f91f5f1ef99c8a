// Playing together: worker, other person and observer, each with their own card.

import { html } from "./ui.js";

export function Together({ state, act }) {
  return html`<div class="together"><h2 tabindex="-1">Play together</h2></div>`;
}
