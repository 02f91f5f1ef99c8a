// Forms of the supervision page: each keeps its draft in the tab until it is saved, and
// points out what may identify somebody before it is.

import { html, useDraft, useNotices, useRef, useState } from "./ui.js";

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
  const [refused, setRefused] = useState("");
  const { notices, setNotices, look, marks } = useNotices(desk);
  const latest = useRef(values);
  latest.current = values;
  const typed = useRef();
  typed.current = drafts.forms[key];
  const set = (part) => drafts.put(key, (before) => ({ ...empty(), ...before, ...part }));
  const leave = () => {
    drafts.drop(key);
    setProblems({});
    setNotices({});
    setRefused("");
  };
  // "refused" is the action that another tab's change stood in the way of.
  const save = async (action, fields = {}) => {
    const sent = JSON.stringify(typed.current);
    const reply = await desk.act(action, { ...fields, form: latest.current, seen: marks });
    if (!reply.ok) {
      setRefused(reply.kind === "RecordChanged" ? action : "");
      setProblems(reply.problems || { "": reply.error });
      return null;
    }
    if (reply.notices) {
      setNotices((before) => ({ ...before, ...reply.notices }));
      setProblems({ "": LOOK });
      return null;
    }
    const since = JSON.stringify(typed.current) !== sent; // what was typed since stays
    if (since) setRefused("");
    else leave();
    return { ...reply, since };
  };
  const field = (name, watched = true) => ({
    value: values[name] ?? "", error: problems[name], notices: notices[name],
    onInput: (text) => set({ [name]: text }), onPause: watched ? look(name) : undefined,
  });
  const started = key in drafts.forms;
  return { values, set, problems, setProblems, refused, save, leave, field, started };
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
