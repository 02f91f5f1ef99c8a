// The cases that are kept in the journal: open one, give it another title, delete it.

import { Line, html, useState } from "../ui.js";

export function OwnCases({ act, own, lock, say, hand }) {
  if (!lock.open || !own.length) return null;
  const { draft, load, renew, put } = hand;
  const open = async (which, take) => {
    const reply = await act("write-open", { which });
    if (!reply.ok) return say({ words: reply.error });
    return take({ text: reply.text, which, revision: reply.revision, dirty: false }, `${reply.title} is in the editor.`);
  };
  const bringBack = async (which) => {
    const reply = await act("write-undelete", { which });
    say({ words: reply.ok ? reply.said : reply.error });
  };
  const remove = async (which) => {
    const reply = await act("write-delete", { which });
    if (!reply.ok) return say({ words: reply.error });
    if (draft.which === which) put(() => ({ which: "", revision: 0, dirty: true }));
    return say({ words: reply.said, undo: () => bringBack(which) });
  };
  // The open one is kept first, so that its new title meets the newest text.
  const rename = async (which, title) => {
    const mine = draft.open && draft.which === which;
    if (mine && draft.dirty) {
      const kept = await act("write-keep", { text: draft.text, which, revision: draft.revision });
      if (!kept.ok) return say({ words: kept.error });
    }
    const reply = await act("write-rename", { which, title });
    if (!reply.ok) return say({ words: reply.error });
    if (mine) await open(which, renew);
    return say({ words: reply.said });
  };
  return html`<section class="part own-cases" aria-labelledby="tk-own"><h3 id="tk-own">Your cases</h3>
    <p class="hint">${lock.kept ? "Kept in your journal; nobody else can open them." : "Kept in this tab, until you choose Keep this at the top of the page."}</p>
    <ul class="own-list">${own.map((one) => html`<${Own} key=${one.id} one=${one} open=${draft.open && draft.which === one.id}
      onOpen=${() => open(one.id, load)} onRename=${(title) => rename(one.id, title)} onDelete=${() => remove(one.id)} readOnly=${lock.read_only} />`)}</ul>
  </section>`;
}

function Own({ one, open, onOpen, onRename, onDelete, readOnly }) {
  const [title, setTitle] = useState(null);
  const save = (event) => {
    event.preventDefault();
    if (title.trim()) onRename(title.trim());
    setTitle(null);
  };
  if (title !== null) {
    return html`<li><form class="change" onSubmit=${save} autocomplete="off">
      <${Line} label="Another title" value=${title} onInput=${setTitle} extra=${{ autocomplete: "off", maxlength: 120 }} />
      <p class="actions"><button>Rename</button><button type="button" class="quiet" onClick=${() => setTitle(null)}>Leave it</button></p></form></li>`;
  }
  const of = html`<span class="sr"> ${one.title}</span>`;
  return html`<li><span class="own-name"><span dir="auto" data-private>${one.title}</span><span class="hint">${open ? "In the editor" : `Kept ${one.when}`}</span></span>
    <span class="actions">${!open && html`<button type="button" onClick=${onOpen}>Open${of}</button>`}
      ${!readOnly && html`<button type="button" onClick=${() => setTitle(one.title)}>Rename${of}</button>
        <button type="button" class="danger" onClick=${onDelete}>Delete${of}</button>`}</span></li>`;
}
