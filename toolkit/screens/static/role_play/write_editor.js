// The editor: a plain text field that nothing here ever slows down. It holds its own
// text; the draft follows a moment after the last key.

import { html, useEffect, useRef, useState } from "../ui.js";

const DRAFT = 400; // milliseconds after the last key until the draft is put away
const CHECK = 700; // until the checker is asked
const PIECES = [
  { name: "A scene", mark: "A new scene", whole: true, text: ":: A new scene\nWhat happens, and what is said.\n\n- [[What I say or do->The scene it leads to]]\n  why: What speaks for it.\n" },
  { name: "A choice", mark: "What I say or do", text: "- [[What I say or do->The scene it leads to]]\n  why: What speaks for it.\n" },
  { name: "A pause", mark: "What do you notice in your body?", text: "pause: What do you notice in your body?\n" },
  { name: "An ending", mark: "An ending", whole: true, text: ":: An ending [ending]\nHow it ends.\n\nin short: What came of it.\n" },
];
const NO_SCENE = /^::\s*(StoryTitle|StoryData|StoryInit)\b|\[[^\]]*\b(case|role|note|observer|debrief|path|script|stylesheet)\b[^\]]*\]/;

const numberOf = (text) => {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
};

function startOf(text, line) {
  let at = 0;
  for (let number = 1; number < line; number += 1) {
    const next = text.indexOf("\n", at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}

// How far down a place in the text is drawn, measured on a hidden copy of the field.
function depthOf(field, at) {
  const look = getComputedStyle(field);
  const copy = document.createElement("div");
  for (const name of ["fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight", "tabSize", "paddingTop", "paddingLeft", "paddingRight"]) copy.style[name] = look[name];
  copy.style.cssText += ";position:absolute;visibility:hidden;white-space:pre-wrap;overflow-wrap:break-word;box-sizing:border-box";
  copy.style.inlineSize = `${field.clientWidth}px`;
  copy.textContent = `${field.value.slice(0, at)}.`;
  field.parentNode.append(copy);
  const depth = copy.scrollHeight;
  copy.remove();
  return depth;
}

function goTo(field, line) {
  const from = startOf(field.value, line);
  const next = field.value.indexOf("\n", from);
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, next < 0 ? field.value.length : next);
  field.scrollTop = Math.max(0, depthOf(field, from) - field.clientHeight / 3);
  field.scrollIntoView({ block: "nearest" });
}

// Every line that starts a scene, or one of the parts around them.
function headers(text) {
  return [...text.matchAll(/^::.*$/gm)].map((found) => ({ at: found.index, scene: !NO_SCENE.test(found[0]), plan: /\[[^\]]*\bcase\b/.test(found[0]) }));
}

// Where a piece goes: a scene after the one in hand, a line into the one in hand, and
// never into the middle of a choice or the parts around the scenes.
function placeFor(field, piece) {
  const text = field.value;
  const all = headers(text);
  const caret = field.selectionEnd;
  const inside = all.findLast((one) => one.at <= caret);
  const here = inside?.scene ? inside : all.find((one) => one.scene);
  if (!here) return text.length;
  const after = all.find((one) => one.at > here.at)?.at ?? text.length;
  if (piece.whole) return after;
  const from = inside === here ? caret : after - 1;
  const end = text.indexOf("\n", from);
  let at = end < 0 ? text.length : end + 1;
  while (at < after && /[ \t]/.test(text[at]) && text.indexOf("\n", at) >= 0) at = text.indexOf("\n", at) + 1;
  if (at < after && inside === here) return at;
  return here.at + text.slice(here.at, after).trimEnd().length + 1;
}

// The words to change are marked, and the browser's own Undo takes the piece back.
function putIn(field, piece) {
  const at = Math.min(placeFor(field, piece), field.value.length);
  const before = field.value.slice(0, at);
  const gap = !before || before.endsWith("\n\n") || (!piece.whole && before.endsWith("\n")) ? "" : before.endsWith("\n") || !piece.whole ? "\n" : "\n\n";
  const text = gap + piece.text + (field.value[at] === ":" ? "\n" : "");
  field.focus();
  field.setSelectionRange(at, at);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, at, at, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const mark = field.value.indexOf(piece.mark, at);
  field.setSelectionRange(mark, mark + piece.mark.length);
  field.scrollTop = Math.max(0, depthOf(field, mark) - field.clientHeight / 2);
}

// A text that has just come begins at its plan, past what only Twine reads.
function settle(field, text) {
  field.value = text;
  const all = headers(text);
  const at = (all.find((one) => one.plan) || all.find((one) => one.scene))?.at ?? 0;
  field.setSelectionRange(at, at);
  field.scrollTop = at ? Math.max(0, depthOf(field, at) - 40) : 0;
}

export function Editor({ area, go, flush, draft, loads, focus, scenes, longest, onText, onPause }) {
  const timers = useRef({ draft: 0, check: 0 });
  const [where, setWhere] = useState({ line: 1, lines: 1 });
  const [scene, setScene] = useState("");
  flush.current = () => {
    if (!timers.current.draft) return;
    clearTimeout(timers.current.draft);
    timers.current.draft = 0;
    if (area.current) onText(area.current.value);
  };
  go.current = (line) => {
    goTo(area.current, line);
    seen();
  };
  useEffect(() => {
    clearTimeout(timers.current.draft);
    timers.current.draft = 0;
    settle(area.current, draft.text || "");
    if (focus) area.current.focus();
    seen();
    onPause(area.current.value);
  }, [loads]);
  useEffect(() => {
    const leave = () => flush.current();
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      clearTimeout(timers.current.check);
      clearTimeout(timers.current.where);
    };
  }, []);
  const typed = () => {
    clearTimeout(timers.current.draft);
    clearTimeout(timers.current.check);
    timers.current.draft = setTimeout(() => flush.current(), DRAFT);
    timers.current.check = setTimeout(() => area.current && onPause(area.current.value), CHECK);
    seen();
  };
  const seen = () => {
    clearTimeout(timers.current.where);
    timers.current.where = setTimeout(() => {
      const field = area.current;
      if (field) setWhere({ line: numberOf(field.value.slice(0, field.selectionStart)), lines: numberOf(field.value) });
    }, 150);
  };
  const here = scenes.findLast?.((one) => one.line <= where.line);
  const chosen = scenes.find((one) => one.name === scene) || scenes[0];
  return html`<div class="editor">
    <label class="question" for="tk-case">Your case</label>
    <div class="editor-tools" role="group" aria-label="Put in at the cursor"><span class="hint" aria-hidden="true">Put in:</span>
      ${PIECES.map((one) => html`<button type="button" key=${one.name} onClick=${() => { putIn(area.current, one); seen(); }}>${one.name}</button>`)}</div>
    ${scenes.length > 0 && html`<div class="editor-tools"><label class="sr" for="tk-case-scene">Scene</label>
      <select id="tk-case-scene" value=${chosen.name} onChange=${(event) => setScene(event.currentTarget.value)}>
        ${scenes.map((one) => html`<option key=${one.name} value=${one.name}>${one.name}${one.mark && ` (${one.mark})`}</option>`)}</select>
      <button type="button" onClick=${() => go.current(chosen.line)}>Go to scene</button></div>`}
    <textarea id="tk-case" ref=${area} class="case-text" rows="24" maxlength=${longest} dir="auto" lang="en-GB" spellcheck="true" autocapitalize="off"
      autocomplete="off" aria-describedby="tk-case-where" onInput=${typed} onBlur=${() => flush.current()} onKeyUp=${seen} onClick=${seen}></textarea>
    <${Printed} area=${area} />
    <p class="hint" id="tk-case-where">Line ${where.line} of ${where.lines}${here ? html`, in <span dir="auto">${here.name}</span>` : ""}</p>
    <${HowItIsWritten} />
  </div>`;
}

// A text field prints only what shows of it; the whole text prints instead.
function Printed({ area }) {
  const [text, setText] = useState("");
  useEffect(() => {
    const fill = () => setText(area.current?.value || "");
    const empty = () => setText("");
    addEventListener("beforeprint", fill);
    addEventListener("afterprint", empty);
    return () => {
      removeEventListener("beforeprint", fill);
      removeEventListener("afterprint", empty);
    };
  }, []);
  return html`<pre class="case-print" dir="auto">${text}</pre>`;
}

const WRITTEN = [
  [":: At the door", "Two colons start a scene, and then comes its name."],
  ["Sam: Yes?", "Somebody speaks. Their name is in the plan, under “people:”."],
  ["- [[What I say->Inside]]", "A choice: what somebody might say or do, and the scene it leads to."],
  ["  why: It is honest.", "Two spaces in, under a choice: what speaks for it, and what it does, such as “effect: trust +1”."],
  ["pause: What do you notice?", "Everybody stops here to notice what they feel."],
  [":: The end [ending]", "A scene in which the case ends."],
];

function HowItIsWritten() {
  return html`<details class="more"><summary>How a case is written</summary>
    <dl class="written">${WRITTEN.map(([line, words]) => html`<div key=${line}><dt><code>${line}</code></dt><dd>${words}</dd></div>`)}</dl>
    <p class="hint">Everything a line may say is in exercises/cases/every-key.txt.</p></details>`;
}
