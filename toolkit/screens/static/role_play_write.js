// Writing a case: the part of the role-play page for whoever writes one.

import { html } from "./ui.js";

export function Writing({ state, act }) {
  return html`<div class="writing"><h2 tabindex="-1">Write a case</h2></div>`;
}
