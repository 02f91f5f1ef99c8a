// Runs a page's screens: opens the line to the kernel, gives each screen's module its
// model and a place on the page, and says in words how the line is.

import { newId } from "./frames.js";
import { Line } from "./line.js";
import { Model, fill } from "./model.js";

const root = document.documentElement;
const base = root.dataset.base;
const words = document.getElementById("line-words");
const again = document.getElementById("start-again");
const loading = document.getElementById("loading");
const page = JSON.parse(document.getElementById("kernel")?.textContent || "null");
const FIRST_ANSWER = 30000; // milliseconds

const SAYINGS = {
  lost: "The connection was lost. What you wrote is safe in this tab. Trying again…",
  slow: "This is taking longer than usual. What you wrote is safe in this tab.",
  gone: "This page has to start again. What you wrote is safe in this tab.",
  "too-long": "That is too long to send in one go. It is still here: please make it shorter.",
};
const ready = {};
let joined = {};
let line;
let quiet;
let shown = "";

function say(how) {
  clearTimeout(quiet);
  const back = how === "open" && ["lost", "slow"].includes(shown);
  words.textContent = back ? "Connected again." : SAYINGS[how] || "";
  words.parentElement.dataset.how = back ? "back" : how;
  again.hidden = how !== "gone";
  shown = how;
  if (how === "gone") loading.hidden = true;
  keepInView();
  if (back || how === "too-long") quiet = setTimeout(() => (words.textContent = ""), 6000);
}

// The words stay in view, and neither they nor what is always there hide the other: above
// the bar while there is room, below it from then on.
function keepInView() {
  if (!words.textContent && again.hidden) return; // nothing is there to be hidden
  const box = words.parentElement;
  const bar = document.querySelector(".toolkit .bar")?.getBoundingClientRect();
  const below = bar && bar.top < box.offsetHeight + 16;
  box.parentElement.style.insetBlockStart = below ? `${bar.bottom}px` : "0";
}

const models = new Map();
const awaited = new Map();
const manager = { get_model: (id) => modelOf(String(id).replace(/^IPY_MODEL_/, "")) };

function modelOf(id) {
  if (models.has(id)) return Promise.resolve(models.get(id));
  return new Promise((found) => awaited.set(id, [...(awaited.get(id) || []), found]));
}

function meet(id, state) {
  if (models.has(id)) return models.get(id).take(state);
  const model = new Model(id, state, line, manager);
  models.set(id, model);
  (awaited.get(id) || []).forEach((found) => found(model));
  return awaited.delete(id);
}

function askForStates() {
  const comm_id = newId();
  const target_name = "jupyter.widget.control";
  line.send("comm_open", { comm_id, target_name, data: {} }, { version: "1.0.0" });
  line.send("comm_msg", { comm_id, data: { method: "request_states" } });
}

function hear(message) {
  const kind = message.header.msg_type;
  if (message.channel !== "iopub" || !kind.startsWith("comm_")) return;
  const { comm_id: id, data = {} } = message.content();
  const buffers = message.buffers();
  if (data.method === "update_states") {
    fill(data.states, data.buffer_paths, buffers);
    for (const [each, { state }] of Object.entries(data.states)) meet(each, state);
  } else if (kind === "comm_open" && data.state) {
    meet(id, fill(data.state, data.buffer_paths, buffers));
  } else if (data.method === "update") {
    models.get(id)?.take(fill(data.state, data.buffer_paths, buffers));
  } else if (data.method === "custom") {
    models.get(id)?.fire("msg:custom", data.content, buffers);
  }
}

async function moduleOf(model) {
  const name = model.get("_module");
  // Once, however many screens of a page it draws, as an import would be.
  if (Object.hasOwn(joined, name)) return (ready[name] ??= joined[name]());
  if (name && /^[\w-]+(\/[\w-]+)?\.js$/.test(name)) return import(root.dataset.files + name);
  const source = new Blob([model.get("_esm") || ""], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function dress(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

async function draw(place) {
  const model = await modelOf(place.dataset.model);
  if (model.get("_model_module") !== "anywidget") throw new Error("not a screen");
  if (model.get("_css")) dress(model.get("_css"));
  const module = await moduleOf(model);
  const given = module.default ?? module;
  const screen = typeof given === "function" ? await given() : given;
  await screen.initialize?.({ model, experimental: {} });
  await screen.render?.({ model, el: place, experimental: {} });
  loading.hidden = true;
}

async function drawOrSay(place) {
  try {
    await draw(place);
  } catch {
    const sentence = document.createElement("p");
    sentence.textContent = "This part of the page could not be shown. Please reload the page.";
    place.replaceChildren(sentence);
    loading.hidden = true;
  }
}

function leave(event) {
  if (event.persisted) return;
  const form = new FormData();
  form.append("_xsrf", document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] || "");
  navigator.sendBeacon(`${base}voila/api/shutdown/${page.id}`, form);
}

// The typeface comes once the page is there: the browser does not wait for it to call
// the page loaded, nor show it as loading meanwhile. It is put on with the first screen,
// so that nothing is laid out twice. Without it, the system's own is used.
async function dressLetters(drawn) {
  const answer = await fetch(`${root.dataset.files}vendor/atkinson-hyperlegible-next.woff2`);
  const face = new FontFace("Atkinson Hyperlegible Next", await answer.arrayBuffer(), { weight: "200 800" });
  await face.load();
  await drawn;
  document.fonts.add(face);
}

function start() {
  const places = [...document.querySelectorAll("[data-model]")];
  // Our own screens came whole with the page, and tell what is new when they are met.
  let known = places.every((place) => page.states[place.dataset.model]?._module);
  line = new Line({
    base,
    kernel: page.id,
    hear,
    tell: (how) => {
      say(how);
      if (how === "open" && !known) askForStates();
      if (how === "open") known = false;
    },
  });
  for (const [id, state] of Object.entries(page.states)) meet(id, state);
  const drawn = places.map(drawOrSay);
  if (!places.length) loading.hidden = true;
  setTimeout(() => awaited.size && line.end(), FIRST_ANSWER);
  addEventListener("pagehide", leave);
  for (const kind of ["scroll", "resize"]) addEventListener(kind, keepInView, { passive: true });
  return Promise.race([...drawn, ...(places.length ? [] : [null])]);
}

// Screens that came in one file with this module, each by its name as a function.
export function run(screens) {
  joined = screens;
  again.addEventListener("click", () => location.reload());
  dressLetters(page ? start() : null).catch(() => {});
  if (!page && !document.getElementById("gave-up")) say("gone");
}
