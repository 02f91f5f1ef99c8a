// Forms of the supervision page: each keeps its draft in the tab until it is saved, and
// points out what may identify somebody before it is.

import { html, useDraft, useRef, useState } from "./ui.js";

const LOOK = "Before this is kept: something may identify a person. Look at what we noticed, then change it, or press the button again to keep it as it is.";

// Every unfinished form of a page, by name, as one draft.
export function useDrafts(desk, page = "agenda") {
  const [draft, , , setDraft] = useDraft(desk, page, () => ({ forms: {} }));
  const forms = draft.forms || {};
  const put = (key, change) => setDraft((before) => {
    const all = before.forms || {};
    return { ...before, forms: { ...all, [key]: change(all[key]) } };
  });
  const drop = (key) => setDraft((before) => {
    if (!(key in (before.forms || {}))) return before; // nothing to draw anew
    const { [key]: gone, ...rest } = before.forms || {};
    return { ...before, forms: rest };
  });
  return { forms, put, drop };
}

export function useForm(desk, drafts, key, empty) {
  const values = { ...empty(), ...(drafts.forms[key] || {}) };
  const [problems, setProblems] = useState({});
  const [notices, setNotices] = useState({});
  const latest = useRef(values);
  latest.current = values;
  const set = (part) => drafts.put(key, (before) => ({ ...empty(), ...before, ...part }));
  const look = (field) => async (text) => {
    const reply = await desk.act("notice", { field, text });
    if (reply.ok) setNotices((before) => ({ ...before, [field]: reply.notices }));
  };
  const leave = () => {
    drafts.drop(key);
    setProblems({});
    setNotices({});
  };
  const save = async (action, fields = {}) => {
    const seen = Object.values(notices).flat().map((each) => each.mark);
    const sent = JSON.stringify(latest.current);
    const reply = await desk.act(action, { ...fields, form: latest.current, seen });
    if (!reply.ok) {
      setProblems(reply.problems || { "": reply.error });
      return null;
    }
    if (reply.notices) {
      setNotices((before) => ({ ...before, ...reply.notices }));
      setProblems({ "": LOOK });
      return null;
    }
    if (JSON.stringify(latest.current) === sent) leave(); // what was typed since stays
    return reply;
  };
  const field = (name, watched = true) => ({
    value: values[name] ?? "", error: problems[name], notices: notices[name],
    onInput: (text) => set({ [name]: text }), onPause: watched ? look(name) : undefined,
  });
  const started = key in drafts.forms;
  return { values, set, problems, setProblems, save, leave, field, started };
}

let picked = 0;
export function Select({ label, hint, value, options, onSet, help }) {
  const [id] = useState(() => `tk-select-${(picked += 1)}`);
  const chosen = options.find((one) => one.id === value);
  const about = help && chosen?.hint;
  return html`<div class="field"><label class="question" for=${id}>${label}</label>
    ${hint && html`<p class="hint">${hint}</p>`}
    <select id=${id} value=${value} aria-describedby=${about ? `${id}-about` : undefined} onChange=${(event) => onSet(event.currentTarget.value)}>
      ${options.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === value}>${one.name}</option>`)}
    </select>
    ${about && html`<p class="hint" id=${`${id}-about`}>${chosen.hint}</p>`}</div>`;
}

// One message, and what came of it in words, with Undo where there is one.
export function useAsk(desk, say) {
  const undo = async (step) => {
    const reply = await desk.act("undo", { step });
    say({ words: reply.ok ? reply.said : reply.error });
  };
  const told = (reply) => {
    if (reply.said) say({ words: reply.said, undo: reply.undo ? () => undo(reply.undo) : undefined });
  };
  const ask = async (action, fields = {}) => {
    const reply = await desk.act(action, fields);
    if (reply.ok) told(reply);
    else say({ words: reply.error });
    return reply;
  };
  return { ask, told, undo };
}
