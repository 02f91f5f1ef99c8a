// The parts every screen is made of. A screen imports from here and nowhere else.

import { html, useEffect, useRef, useState } from "./vendor/preact-htm.js";

export {
  html,
  useEffect,
  useMemo,
  useRef,
  useState,
  useCallback,
} from "./vendor/preact-htm.js";
export { connect, giveFile, useAsk, useDesk, useDraft, useNotices } from "./desk.js";
export { newId, session } from "./session.js";
export { BodyFigure } from "./body.js";

// False at the first drawing, true a moment later: what lies further down the page, or
// behind a heading to be opened, need not hold up what is at the top.
export function useLater() {
  const [now, setNow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNow(true), 30);
    return () => clearTimeout(timer);
  }, []);
  return now;
}

let counted = 0;
function useName(hint) {
  return useState(() => `tk-${hint}-${(counted += 1)}`)[0];
}

// A question with its help, what was noticed and what needs another look.
function Field({ label, hint, help, error, notices, children }) {
  const name = useName("field");
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`, notices?.length && `${name}-notices`]
    .filter(Boolean)
    .join(" ");
  return html`<div class=${error ? "field has-error" : "field"}>
    <label class="question" for=${name}>${label}</label>
    ${hint && html`<p class="hint" id=${`${name}-hint`}>${hint}</p>`}
    ${error && html`<p class="error" id=${`${name}-error`}><span class="sr">Look again: </span>${error}</p>`}
    ${children({ id: name, describedBy: describedBy || undefined, invalid: error ? "true" : undefined })}
    <${Notices} id=${`${name}-notices`} notices=${notices} />
    ${help && html`<details class="help"><summary>Help with this</summary><p>${help}</p></details>`}
  </div>`;
}

export function Area({ value, onInput, onPause, rows = 3, lang, ...field }) {
  const timer = useRef(0);
  const input = (event) => {
    const text = event.currentTarget.value;
    onInput(text);
    clearTimeout(timer.current);
    if (onPause) timer.current = setTimeout(() => onPause(text), 700);
  };
  const leave = (event) => {
    clearTimeout(timer.current);
    onPause?.(event.currentTarget.value);
  };
  return html`<${Field} ...${field}>
    ${({ id, describedBy, invalid }) => html`<textarea
      id=${id} rows=${rows} dir="auto" value=${value} aria-describedby=${describedBy}
      aria-invalid=${invalid} onInput=${input} onBlur=${leave}></textarea>`}
  </${Field}>`;
}

export function Line({ value, onInput, onPause, type = "text", extra = {}, ...field }) {
  const timer = useRef(0);
  const input = (event) => {
    const text = event.currentTarget.value;
    onInput(text);
    clearTimeout(timer.current);
    if (onPause) timer.current = setTimeout(() => onPause(text), 700);
  };
  return html`<${Field} ...${field}>
    ${({ id, describedBy, invalid }) => html`<input
      id=${id} type=${type} dir=${type === "text" ? "auto" : undefined} value=${value}
      aria-describedby=${describedBy} aria-invalid=${invalid} onInput=${input} ...${extra} />`}
  </${Field}>`;
}

// What may identify somebody: pointed out, explained, left to the writer.
export function Notices({ id, notices }) {
  return html`<div id=${id} role="status" class="notices">
    ${notices?.length > 0 &&
    html`<p><strong>We noticed</strong></p>
      <ul>
        ${notices.map(
          (each) => html`<li key=${each.mark}>
            ${each.text && html`<q>${each.text}</q> may be ${each.kind}. `}${each.teach}
          </li>`,
        )}
      </ul>
      <p>Only you can tell. You can change it, or save it as it is.</p>`}
  </div>`;
}

// Several words at once: real checkboxes, drawn as chips.
export function Chips({ legend, hint, options, chosen, onToggle, className = "" }) {
  return html`<fieldset class=${`chips ${className}`}>
    <legend>${legend}</legend>
    ${hint && html`<p class="hint">${hint}</p>`}
    <div class="chip-row">
      ${options.map((one) => html`<${Chip} key=${one.id} one=${one} on=${chosen.includes(one.id)} onToggle=${onToggle} />`)}
    </div>
  </fieldset>`;
}

export function Chip({ one, on, onToggle }) {
  return html`<label class="chip">
    <input type="checkbox" checked=${on} onChange=${() => onToggle(one.id)} />
    <span>${one.name || one.word}</span>
  </label>`;
}

export function toggled(list, id) {
  return list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
}

// 0 to 10, and "not set" until it is touched.
export function Scale({ label, hint, value, words: names, onSet, error }) {
  const set = value !== null && value !== undefined;
  const words = set ? `${value}, ${names[value]}` : "Not set";
  return html`<${Field} label=${label} hint=${hint} error=${error}>
    ${({ id, describedBy, invalid }) => html`<div class=${set ? "scale set" : "scale"}>
      <input id=${id} type="range" min="0" max="10" step="1" value=${set ? value : 5}
        aria-valuetext=${words} aria-describedby=${describedBy} aria-invalid=${invalid}
        onInput=${(event) => onSet(Number(event.currentTarget.value))}
        onPointerUp=${(event) => onSet(Number(event.currentTarget.value))} />
      <div class="scale-ends" aria-hidden="true"><span>0</span><span>5</span><span>10</span></div>
      <p class="scale-words"><output for=${id}>${words}</output>
        ${set && html`<button type="button" class="quiet" onClick=${() => onSet(null)}>Clear<span class="sr"> ${label}</span></button>`}
      </p>
    </div>`}
  </${Field}>`;
}

// One of a few: real radio buttons.
export function Choice({ legend, hint, options, value, onSet, className = "" }) {
  const name = useName("choice");
  return html`<fieldset class=${`choice ${className}`}>
    <legend class="question">${legend}</legend>
    ${hint && html`<p class="hint">${hint}</p>`}
    ${options.map(
      (one) => html`<label key=${one.id} class="radio">
        <input type="radio" name=${name} checked=${value === one.id} onChange=${() => onSet(one.id)} />
        <span><span class="radio-name">${one.name}</span>${one.hint && html`<span class="hint">${one.hint}</span>`}</span>
      </label>`,
    )}
  </fieldset>`;
}

// What needs another look, first thing on the page, with a way to each field.
export function ErrorSummary({ problems, onGo }) {
  const ref = useRef(null);
  const several = Object.entries(problems || {});
  useEffect(() => {
    if (several.length) ref.current?.focus();
  }, [problems]);
  if (!several.length) return null;
  return html`<div class="summary" role="alert" tabindex="-1" ref=${ref}>
    <p><strong>${several.length === 1 ? "One thing needs another look" : "Some things need another look"}</strong></p>
    <ul>
      ${several.map(([field, sentence]) => html`<li key=${field}>${sentence}</li>`)}
    </ul>
  </div>`;
}

// A word about what was just done, with a way back while it matters.
export function Toast({ toast, onDone }) {
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(onDone, toast.undo ? 30000 : 8000);
    return () => clearTimeout(timer);
  }, [toast]);
  return html`<div class="toast-place" role="status">
    ${toast &&
    html`<div class="toast">
      <span>${toast.words}</span>
      ${toast.undo && html`<button type="button" onClick=${() => { toast.undo(); onDone(); }}>Undo</button>`}
      <button type="button" class="quiet" onClick=${onDone} aria-label="Close this message">Close</button>
    </div>`}
  </div>`;
}

// A modal page within the page: Pause, Help, the last question before erasing.
export function Sheet({ title, onClose, closeLabel = "Close", className = "", children }) {
  const ref = useRef(null);
  const name = useName("sheet");
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => before?.focus?.();
  }, []);
  return html`<dialog class=${`sheet ${className}`} ref=${ref} aria-labelledby=${name}
      onCancel=${(event) => { event.preventDefault(); onClose(); }}>
    <h2 id=${name} tabindex="-1">${title}</h2>
    ${children}
    <p class="sheet-foot"><button type="button" class="primary" onClick=${onClose}>${closeLabel}</button></p>
  </dialog>`;
}
