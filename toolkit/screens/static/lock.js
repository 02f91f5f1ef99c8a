// The lock panel: try without saving first, then a journal of one's own.

import { ErrorSummary, Line, html, useEffect, useRef, useState } from "./ui.js";

const ABOUT = {
  you: "Locked. What you saved is in your journal.",
  idle: "Nobody was here for ten minutes, so this was locked.",
  silence: "The page was out of touch for a minute, so this was locked.",
  erased: "Everything in that journal has been erased.",
};
const MISSED = {
  ticket: "This page was out of touch for a while, so your journal was locked. Open it again to go on: anything you had begun to write is still here.",
  sealed: "What was kept only in this tab is gone, because the toolkit was started anew or a day has passed. A journal of your own does not end like that.",
};

// Type a passphrase, see it if wanted; it is forgotten by the page once sent.
function Passphrase({ value, onInput, error, hint, label = "Passphrase", complete = "current-password" }) {
  const [shown, setShown] = useState(false);
  return html`<div class="passphrase">
    <${Line} label=${label} hint=${hint} error=${error} value=${value} onInput=${onInput}
      type=${shown ? "text" : "password"}
      extra=${{ autocomplete: complete, autocapitalize: "none", spellcheck: false, maxlength: 1000 }} />
    <label class="radio small"><input type="checkbox" checked=${shown} onChange=${() => setShown(!shown)} />
      <span>Show what I type</span></label>
  </div>`;
}

function NameLine({ value, onInput, error }) {
  return html`<${Line} label="Journal name" value=${value} onInput=${onInput} error=${error}
    hint="Any name you will remember. Names are never listed."
    extra=${{ autocomplete: "off", autocapitalize: "none", spellcheck: false, maxlength: 80 }} />`;
}

function useForm(desk, first = {}) {
  const [form, setForm] = useState({ name: "", passphrase: "", code: "", ...first });
  const [problems, setProblems] = useState({});
  const [busy, setBusy] = useState(false);
  const change = (part) => setForm((before) => ({ ...before, ...part }));
  const send = async (action, fields) => {
    setBusy(true);
    const reply = await desk.act(action, fields);
    setBusy(false);
    setProblems(reply.ok ? {} : reply.problems || { "": reply.error });
    return reply;
  };
  return { form, change, problems, setProblems, busy, send };
}

// Offer words, check strength, make the journal: used to begin and to keep.
export function MakeJournal({ desk, action, button, first = {}, onDone, onBack }) {
  const { form, change, problems, busy, send } = useForm(desk, first);
  const [advice, setAdvice] = useState("");
  useEffect(() => {
    if (form.passphrase.length < 4) return setAdvice("");
    const timer = setTimeout(async () => {
      const reply = await desk.act("advise", { passphrase: form.passphrase });
      setAdvice(reply.advice || (reply.ok ? "That is strong enough." : ""));
    }, 400);
    return () => clearTimeout(timer);
  }, [form.passphrase]);
  const suggest = async () => change({ passphrase: (await desk.act("suggest")).words || "" });
  const make = async (event) => {
    event.preventDefault();
    const reply = await send(action, { name: form.name, passphrase: form.passphrase });
    if (reply.ok) onDone(reply.code);
  };
  const offered = form.passphrase.split(" ").length >= 5;
  return html`<form onSubmit=${make} autocomplete="off">
    <${ErrorSummary} problems=${problems} />
    <${NameLine} value=${form.name} onInput=${(name) => change({ name })} error=${problems.name} />
    <${Passphrase} value=${form.passphrase} onInput=${(passphrase) => change({ passphrase })}
      error=${problems.passphrase} complete="new-password"
      hint="At least twelve characters. Six ordinary words are strong, and easier to remember." />
    <p><button type="button" onClick=${suggest}>Offer me six words</button></p>
    ${offered && html`<p class="offered" data-private>${form.passphrase}</p>`}
    <p class="hint" role="status">${advice}</p>
    <p class="actions"><button class="primary" disabled=${busy}>${busy ? "One moment…" : button}</button>
      ${onBack && html`<button type="button" onClick=${onBack}>Back</button>`}</p>
    <p class="hint">Nobody can open it without your passphrase or your recovery code: not us, not your
      employer, not whoever looks after this computer. If you lose both, it is lost.</p>
  </form>`;
}

// The recovery code, once, and typed back before the first entry.
export function RecoveryCode({ desk, code, onCode }) {
  const { form, change, problems, busy, send } = useForm(desk);
  const heading = useRef(null);
  useEffect(() => heading.current?.focus(), []);
  const confirm = async (event) => {
    event.preventDefault();
    const reply = await send("confirm-code", { code: form.code });
    if (reply.ok) onCode("");
  };
  const renew = async () => onCode((await desk.act("new-code")).code || "");
  return html`<section class="panel">
    <h2 tabindex="-1" ref=${heading}>Your recovery code</h2>
    ${code
      ? html`<p>Write this on paper and keep it somewhere safe, away from this computer. It is the only other
            way into your journal, and it is shown this once.</p>
          <p class="code" data-private>${code}</p>`
      : html`<p>The code was shown before the page was reloaded. If you did not write it down, make a new one;
            the old one then stops working.</p>
          <p><button type="button" onClick=${renew}>Make a new code</button></p>`}
    <form onSubmit=${confirm} autocomplete="off">
      <${ErrorSummary} problems=${problems} />
      <${Line} label="Type the recovery code back" value=${form.code} error=${problems.code}
        hint="Capitals, spaces and hyphens do not matter." onInput=${(text) => change({ code: text })}
        extra=${{ autocomplete: "off", autocapitalize: "characters", spellcheck: false }} />
      <p class="actions"><button class="primary" disabled=${busy}>I have it safe</button></p>
    </form>
  </section>`;
}

// The keys of an open journal: another passphrase, another recovery code.
export function JournalKeys({ desk, say }) {
  const { form, change, problems, busy, send } = useForm(desk);
  const [again, setAgain] = useState("");
  const renew = async (event) => {
    event.preventDefault();
    const reply = await send("change-passphrase", { passphrase: form.passphrase, new: again });
    if (!reply.ok) return;
    change({ passphrase: "" });
    setAgain("");
    say({ words: "The passphrase is changed. The old one no longer opens this journal." });
  };
  const newCode = async () => {
    const reply = await send("new-code");
    if (reply.ok) desk.showCode(reply.code);
  };
  return html`<details class="more"><summary>Change the passphrase or the recovery code</summary>
    <form onSubmit=${renew} autocomplete="off">
      <${ErrorSummary} problems=${problems} />
      <${Passphrase} label="Passphrase now" hint="Or your recovery code, if you have lost the passphrase." value=${form.passphrase} error=${problems.passphrase}
        onInput=${(passphrase) => change({ passphrase })} />
      <${Passphrase} label="New passphrase" value=${again} onInput=${setAgain} error=${problems.new} complete="new-password"
        hint="At least twelve characters. Six ordinary words are strong, and easier to remember." />
      <p class="actions"><button disabled=${busy}>Change the passphrase</button>
        <button type="button" onClick=${newCode}>Make a new recovery code</button></p>
    </form>
  </details>`;
}

function Recover({ desk, name, onBack }) {
  const { form, change, problems, busy, send } = useForm(desk, { name });
  const open = (event) => {
    event.preventDefault();
    send("recover", { name: form.name, code: form.code });
  };
  return html`<form onSubmit=${open} autocomplete="off">
    <${ErrorSummary} problems=${problems} />
    <${NameLine} value=${form.name} onInput=${(text) => change({ name: text })} error=${problems.name} />
    <${Line} label="Recovery code" value=${form.code} error=${problems.code}
      onInput=${(code) => change({ code })} extra=${{ autocomplete: "off", spellcheck: false }} />
    <p class="actions"><button class="primary" disabled=${busy}>Open with the code</button>
      <button type="button" onClick=${onBack}>Back</button></p>
  </form>`;
}

// Open a journal, or begin one, from the same two lines.
function Own({ desk, onMake, onRecover }) {
  const { form, change, problems, setProblems, busy, send } = useForm(desk);
  const [damaged, setDamaged] = useState(false);
  const fields = () => ({ name: form.name, passphrase: form.passphrase });
  const open = async (event) => {
    event?.preventDefault();
    const reply = await send("open", fields());
    setDamaged(!reply.ok && reply.kind === "JournalDamaged");
    if (!reply.ok && reply.kind === "WrongPassphrase") change({ passphrase: "" });
  };
  const begin = () => {
    setProblems({});
    onMake(fields());
  };
  return html`<form onSubmit=${open} autocomplete="off">
    <${ErrorSummary} problems=${problems} />
    <${NameLine} value=${form.name} onInput=${(name) => change({ name })} error=${problems.name} />
    <${Passphrase} value=${form.passphrase} onInput=${(passphrase) => change({ passphrase })}
      error=${problems.passphrase} />
    ${damaged && html`<p><button type="button" onClick=${() => send("restore", fields())}>Bring back the last good copy</button></p>`}
    <p class="actions">
      <button disabled=${busy}>${busy ? "One moment…" : "Open my journal"}</button>
      <button type="button" onClick=${begin}>Create a journal</button>
      <button type="button" class="quiet" onClick=${() => onRecover(form.name)}>I have my recovery code</button>
    </p>
  </form>`;
}

export function LockPanel({ desk, lock, onCode }) {
  const [making, setMaking] = useState(null);
  const [recovering, setRecovering] = useState(null);
  const heading = useRef(null);
  const [busy, setBusy] = useState(false);
  const tryOut = async () => {
    setBusy(true);
    await desk.act("try");
    setBusy(false);
  };
  useEffect(() => {
    if (lock.closed_by || making || recovering !== null) heading.current?.focus();
  }, [lock.closed_by, making, recovering]);
  const about = ABOUT[lock.closed_by] || MISSED[desk.missed];
  return html`<section class="panel lock-panel">
    ${about && html`<p class="note" role="status">${about}</p>`}
    ${!making && recovering === null && html`<div class="try">
      <h2 tabindex="-1" ref=${heading}>Start now, keep nothing</h2>
      <p>Write, look and close the tab: it is gone. You can decide to keep it at any moment.</p>
      <p><button type="button" class="primary big" disabled=${busy} onClick=${tryOut}>Try without saving</button></p>
    </div>`}
    <div class="own">
      <h2 tabindex="-1" ref=${making || recovering !== null ? heading : undefined}>
        ${making ? "A journal of your own" : recovering !== null ? "Open with your recovery code" : "Or keep a journal only you can open"}</h2>
      ${!lock.here
        ? html`<p class="note">${lock.why_not}</p>
            <p class="actions"><button type="button" disabled>Open my journal</button>
            <button type="button" disabled>Create a journal</button></p>`
        : making
          ? html`<${MakeJournal} desk=${desk} action="create" button="Create a journal" first=${making}
              onDone=${onCode} onBack=${() => setMaking(null)} />`
          : recovering !== null
            ? html`<${Recover} desk=${desk} name=${recovering} onBack=${() => setRecovering(null)} />`
            : html`<${Own} desk=${desk} onMake=${setMaking} onRecover=${setRecovering} />`}
    </div>
    <details class="help"><summary>What is kept, and who can read it</summary>
      <p>A journal is a file on this computer, locked with a key that only your passphrase or your recovery code
        opens. While it is open, whoever administers this computer, or software running under the same account,
        could read it. Very private writing belongs on your own computer.</p>
      <p>Reflective notes have no special protection in law: a court can ask for them. Write about yourself and
        your learning; facts and decisions belong in the case record.</p>
      <p>Nothing you write is sent anywhere else, and nothing records when you come or leave.</p></details>
  </section>`;
}
