// The line between a page and its kernel: one message per action, an answer for each.
// An action that is not answered is sent again, unchanged, until it is.

import { useEffect, useLayoutEffect, useState } from "./vendor/preact-htm.js";
import { isHere, newId, session, zone } from "./session.js";

const PATIENCE = 5000; // milliseconds before "Not saved yet" and the next try
const HOME = [0, -60]; // minutes from UTC in January and July, where Python takes us to be
const ZONE_WAIT = 3000; // milliseconds after the page is met
const ZONE_SPREAD = 2000; // and as many more at most, so that a class does not ask at once
const BEAT = 20000; // milliseconds between signs of life
const TOGETHER = 100; // milliseconds in which an answer follows the state it belongs to

function atHome() {
  const year = new Date().getFullYear();
  return HOME.every((minutes, half) => new Date(year, half * 6, 1).getTimezoneOffset() === minutes);
}

export function connect(model) {
  const waiting = new Map();
  const listeners = new Set();
  const desk = { model, late: false, meeting: true, unheld: false, missed: "", told: 0 };
  let news = 0;
  const tell = () => {
    clearTimeout(news);
    news = 0;
    desk.told += 1;
    listeners.forEach((listener) => listener());
  };
  // What an action changed comes just before its answer; both are drawn as one.
  const hear = () => {
    if (waiting.size) news ||= setTimeout(tell, TOGETHER);
    else tell();
  };

  function answer(reply, buffers) {
    const one = waiting.get(reply?.ack);
    if (!one) return;
    const { late, unheld } = desk;
    waiting.delete(reply.ack);
    clearInterval(one.timer);
    desk.late = [...waiting.values()].some((each) => each.late);
    if ("carry" in reply) hold(reply.carry);
    one.resolve({ ...reply, buffers: buffers || [] });
    if (news || late !== desk.late || unheld !== desk.unheld) tell();
  }

  function hold(carry) {
    desk.unheld = Boolean(carry) && !session.set("carry", carry);
    if (!carry) session.drop("carry");
  }

  desk.act = (action, fields = {}) =>
    new Promise((resolve) => {
      const message = { ...fields, id: newId(), do: action };
      const again = () => {
        const one = waiting.get(message.id);
        if (action !== "beat") {
          one.late = true;
          desk.late = true;
          tell();
        }
        model.send(message);
      };
      const timer = setInterval(again, PATIENCE);
      waiting.set(message.id, { resolve, timer, late: false });
      model.send(message);
    });

  // What the tab held open is on its way back, the address names what is to be shown, or
  // it is not known whether this is a safe place for a passphrase: only then is there
  // anything to wait for.
  desk.awaited = () =>
    desk.meeting && (!isHere() || Boolean(session.get("carry")) || window.location.search.length > 1);

  desk.hello = async () => {
    const carry = session.get("carry") || "";
    const reply = await desk.act("hello", {
      carry,
      query: window.location.search.slice(0, 500),
      loopback: isHere(),
      zone: session.get("zone") || "",
    });
    desk.meeting = false;
    // What the tab held opens nothing any more: the kind of it, "ticket" or "sealed".
    if (reply.carry === "") desk.missed ||= carry.split(".")[0];
    tell();
    // Looking up the name is slow in a fresh browser, and most are at home.
    if (!session.get("zone") && !atHome()) setTimeout(tellZone, ZONE_WAIT + Math.random() * ZONE_SPREAD);
    return reply;
  };

  function tellZone() {
    const name = zone();
    session.set("zone", name);
    desk.act("zone", { zone: name });
  }

  desk.close = () => {
    waiting.forEach((one) => clearInterval(one.timer));
    waiting.clear();
    model.off("msg:custom", answer);
    model.off("change:state", hear);
    clearTimeout(news);
  };

  desk.listen = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  model.on("msg:custom", answer);
  model.on("change:state", hear);
  return desk;
}

// Draw again whenever the view model, or the line itself, changes.
export function useDesk(desk) {
  const [, redraw] = useState(0);
  const drawn = desk.told;
  useEffect(() => {
    const again = () => redraw((count) => count + 1);
    if (desk.told !== drawn) again(); // something came between the first drawing and now
    return desk.listen(again);
  }, [desk]);
  return desk.model.get("state");
}

// Signs of life: the kernel locks when they stop, or when nobody has been here a while.
export function useHeartbeat(desk, draftOf) {
  useEffect(() => {
    let active = false;
    const seen = () => (active = true);
    const beat = () => {
      const state = desk.model.get("state");
      if (!state?.lock?.open) return;
      desk.act("beat", { active, draft: draftOf() });
      active = false;
    };
    const timer = setInterval(beat, BEAT);
    for (const kind of ["keydown", "pointerdown", "input"]) addEventListener(kind, seen);
    return () => {
      clearInterval(timer);
      for (const kind of ["keydown", "pointerdown", "input"]) {
        removeEventListener(kind, seen);
      }
    };
  }, [desk]);
}

// A draft lives in this tab until it is saved, or the journal is locked.
export function useDraft(desk, name, empty) {
  const key = `draft.${name}`;
  const [draft, setDraft] = useState(
    () => ({ ...empty(), ...(session.get(key) || desk.model.get("state").lock.draft) }),
  );
  // With the drawing, not after the next frame: a reload can come in between.
  useLayoutEffect(() => {
    if (JSON.stringify(draft) === JSON.stringify({ ...empty(), id: draft.id })) {
      session.drop(key);
    } else {
      session.set(key, draft);
    }
  }, [draft]);
  const change = (part) => setDraft((before) => ({ ...before, ...part }));
  const renew = () => {
    session.drop(key);
    setDraft(empty());
  };
  return [draft, change, renew, setDraft];
}

export function draftNow(name) {
  return session.get(`draft.${name}`);
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

// What may identify somebody, field by field, as it is written.
export function useNotices(desk) {
  const [notices, setNotices] = useState({});
  const look = (field) => async (text) => {
    const reply = await desk.act("notice", { field, text });
    if (reply.ok) setNotices((before) => ({ ...before, [field]: reply.notices }));
  };
  const marks = Object.values(notices).flat().map((each) => each.mark);
  return { notices, setNotices, look, marks };
}

// Hand a file to the browser: made in memory, dropped at once.
export function giveFile(file, buffer) {
  const url = URL.createObjectURL(new Blob([buffer], { type: file.mime }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
