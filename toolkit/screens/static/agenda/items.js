// The agenda itself: its items in their order, each to move, change or take away.

import { Select, useForm } from "../form.js";
import { Area, Chips, ErrorSummary, Line, html, newId, toggled, useEffect, useRef, useState } from "../ui.js";

const emptyItem = () => ({
  id: newId(), text: "", purpose: "think", function: "support", minutes: "10",
  leave_with: "", bin: "private", brought_by: "me", thoughts: "", prompts: [], ask: "",
});

function ItemFields({ form, fixed, open = false }) {
  const { values, set, field } = form;
  return html`
    <${Line} label="What do you want to bring?" ...${field("text")} hint=${values.ask || "One line. Leave out names and places."} extra=${{ autocomplete: "off" }} />
    <div class="trio">
      <${Select} label="What for" value=${values.purpose} options=${fixed.purposes} onSet=${(purpose) => set({ purpose })} help />
      <${Select} label="Function" value=${values.function} options=${fixed.functions} onSet=${(value) => set({ function: value })} help />
      <${Line} label="Minutes" ...${field("minutes", false)} extra=${{ inputmode: "numeric", autocomplete: "off", size: 4 }} />
    </div>
    <details class="more" open=${open || undefined}><summary>More about it</summary>
      <${Line} label="What I want to leave with" ...${field("leave_with")} extra=${{ autocomplete: "off" }} />
      <${Select} label="Where it goes" value=${values.bin} options=${fixed.bins} onSet=${(bin) => set({ bin })} help />
      <${Select} label="Who brings it" value=${values.brought_by} options=${fixed.sides} onSet=${(brought_by) => set({ brought_by })} />
      <${Area} label="My own thoughts" rows=${3} ...${field("thoughts")} hint="Always private, wherever the item goes." />
      ${fixed.prompts.length > 0 && html`<${Chips} legend="Questions to look at it with" options=${fixed.prompts.map((one) => ({ id: one.id, name: one.title }))}
        chosen=${values.prompts} onToggle=${(id) => set({ prompts: toggled(values.prompts, id) })} />`}
    </details>`;
}

// One press puts in what such an item is usually for; the words stay the person's own.
function Starters({ form, starters }) {
  if (!starters.length) return null;
  const row = useRef(null);
  const begin = ({ ask, purpose, function: serves, minutes, prompts }) => {
    form.set({ ask, purpose, function: serves, minutes, prompts });
    row.current.closest("form").querySelector("input").focus();
  };
  return html`<p class="actions starters" role="group" aria-label="Begin with" ref=${row}>${starters.map((one) => html`<button type="button" key=${one.id} onClick=${() => begin(one)}>${one.title}</button>`)}</p>`;
}

export function NewItem({ desk, drafts, fixed, lock, told }) {
  const form = useForm(desk, drafts, "item", emptyItem);
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("item-save");
    if (reply) {
      told(reply);
      event.target.querySelector?.("input")?.focus();
    }
  };
  return html`<form class="new-item panel" onSubmit=${save} autocomplete="off">
    <h3>Something to bring</h3>
    <${Starters} form=${form} starters=${fixed.starters} />
    <${ErrorSummary} problems=${form.problems} />
    <${ItemFields} form=${form} fixed=${fixed} />
    <p class="actions"><button class="primary" disabled=${lock.read_only}>Add item</button>
      ${form.started && html`<button type="button" class="quiet" onClick=${form.leave}>Clear</button>`}</p>
  </form>`;
}

function EditItem({ desk, drafts, fixed, item, told, onDone }) {
  const form = useForm(desk, drafts, `item.${item.id}`, () => item);
  const ref = useRef(null);
  useEffect(() => ref.current?.querySelector("input")?.focus(), []);
  const save = async (event) => {
    event.preventDefault();
    const reply = await form.save("item-save");
    if (reply) {
      told(reply);
      onDone();
    }
  };
  return html`<form class="change" ref=${ref} onSubmit=${save} autocomplete="off" aria-label="Change this item">
    <${ErrorSummary} problems=${form.problems} />
    <${ItemFields} form=${form} fixed=${fixed} open />
    <p class="actions"><button class="primary">Save item</button>
      <button type="button" onClick=${() => { form.leave(); onDone(); }}>Leave it as it was</button></p>
  </form>`;
}

export function Questions({ item, fixed }) {
  const sets = fixed.prompts.filter((one) => item.prompts.includes(one.id));
  return sets.map((one) => html`<details class="more questions" key=${one.id}><summary>${one.title}</summary>
    ${one.blurb && html`<p class="hint">${one.blurb}</p>`}
    <dl class="parts">${one.questions.map((each) => html`<div key=${each.title}><dt>${each.title}</dt><dd>${each.ask}</dd></div>`)}</dl>
    ${one.after && html`<p class="hint">${one.after}</p>`}
  </details>`);
}

function Item({ item, place, count, desk, drafts, fixed, lock, ask, told, editing, onEdit, drag }) {
  const name = (label) => `${label}: ${item.text}`;
  const act = (action, fields = {}) => ask(action, { which: item.id, ...fields });
  if (editing) {
    return html`<li class="entry-line item"><${EditItem} desk=${desk} drafts=${drafts} fixed=${fixed} item=${item} told=${told} onDone=${() => onEdit("")} /></li>`;
  }
  return html`<li class="entry-line item" id=${`tk-item-${item.id}`} draggable=${!lock.read_only} ...${drag(item.id, place)}>
    <p class="headline" dir="auto" data-private>${item.text}</p>
    <p class="hint">${item.about}</p>
    ${item.leave_with && html`<p class="want" dir="auto" data-private><span class="hint">To leave with: </span>${item.leave_with}</p>`}
    <${Questions} item=${item} fixed=${fixed} />
    ${!lock.read_only && html`<p class="actions">
      <button type="button" data-way="up" disabled=${place === 1} aria-label=${name("Up")} onClick=${() => act("item-move", { way: "up" })}>Up</button>
      <button type="button" data-way="down" disabled=${place === count} aria-label=${name("Down")} onClick=${() => act("item-move", { way: "down" })}>Down</button>
      <button type="button" data-edit aria-label=${name("Change")} onClick=${() => onEdit(item.id)}>Change</button>
      ${item.source === "log" && !item.thoughts && html`<button type="button" aria-label=${name("Bring the whole entry, privately")} onClick=${() => act("item-entry")}>Bring the whole entry</button>`}
      <button type="button" class="quiet" aria-label=${name("Another time")} onClick=${() => act("item-park")}>Another time</button>
      <button type="button" class="quiet" aria-label=${name("Remove")} onClick=${() => act("item-remove")}>Remove</button>
    </p>`}
  </li>`;
}

// Moving takes an item out of the page and puts it back, so the focus is put back too.
function useMoves(ask, list) {
  const [moved, setMoved] = useState(null);
  useEffect(() => {
    if (!moved) return;
    const row = list.current?.querySelector(`#tk-item-${moved.which}`);
    const same = row?.querySelector(`[data-way="${moved.way}"]`);
    (same?.disabled ? row.querySelector("[data-way]:not([disabled])") : same)?.focus();
    setMoved(null);
  }, [moved]);
  return async (action, fields) => {
    const reply = await ask(action, fields);
    if (reply.ok && action === "item-move" && fields.way) setMoved({ ...fields });
    return reply;
  };
}

function useDrag(ask) {
  const [held, setHeld] = useState("");
  const [over, setOver] = useState("");
  const leave = () => { setHeld(""); setOver(""); };
  return (id, place) => ({
    "data-over": held && over === id && held !== id ? "" : undefined,
    onDragStart: (event) => { setHeld(id); event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", ""); },
    onDragOver: (event) => { if (held) { event.preventDefault(); setOver(id); } },
    onDrop: (event) => { event.preventDefault(); if (held && held !== id) ask("item-move", { which: held, place }); leave(); },
    onDragEnd: leave,
  });
}

export function Items({ desk, drafts, agenda, fixed, lock, ask, told }) {
  const [editing, setEditing] = useState("");
  const list = useRef(null);
  const moving = useMoves(ask, list);
  const drag = useDrag(ask);
  const edit = (id) => {
    const before = editing;
    setEditing(id);
    if (!id) setTimeout(() => list.current?.querySelector(`#tk-item-${before} [data-edit]`)?.focus(), 0);
  };
  const rows = agenda.items.map((item, i) => html`<${Item} key=${item.id} item=${item} place=${i + 1} count=${agenda.items.length}
    desk=${desk} drafts=${drafts} fixed=${fixed} lock=${lock} ask=${moving} told=${told} editing=${editing === item.id} onEdit=${edit} drag=${drag} />`);
  return html`
    ${agenda.items.length === 0
      ? html`<div class="empty"><p>Nothing is on the agenda yet. One thing that stayed with you is enough to begin.</p></div>`
      : html`<ol class="entry-list items" ref=${list}>${rows}</ol>`}
    ${agenda.parked.length > 0 && html`<details class="more"><summary>For another time (${agenda.parked.length})</summary>
      <ul class="entry-list">${agenda.parked.map((item) => html`<li class="entry-line" key=${item.id}>
        <p class="headline" dir="auto" data-private>${item.text}</p><p class="hint">${item.about}</p>
        <p class="actions"><button type="button" aria-label=${`Bring it back: ${item.text}`} onClick=${() => ask("item-back", { which: item.id })}>Bring it back</button>
          <button type="button" class="quiet" aria-label=${`Remove: ${item.text}`} onClick=${() => ask("item-remove", { which: item.id })}>Remove</button></p>
      </li>`)}</ul></details>`}`;
}
