// A widget's state on this side of the line, as the anywidget contract has it.

const isBuffer = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

// Put buffers back where they were taken out.
export function fill(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    const holder = path.slice(0, -1).reduce((part, key) => part[key], state);
    holder[path.at(-1)] = buffers[index];
  });
  return state;
}

// Take buffers out, since JSON cannot hold them.
function strip(value, path, paths, buffers) {
  if (isBuffer(value)) {
    paths.push(path);
    buffers.push(value);
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((each, index) => strip(each, [...path, index], paths, buffers));
  }
  if (value && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    const pairs = Object.entries(value);
    return Object.fromEntries(
      pairs.map(([key, each]) => [key, strip(each, [...path, key], paths, buffers)]),
    );
  }
  return value;
}

const same = (one, other) =>
  one === other || (!isBuffer(other) && JSON.stringify(one) === JSON.stringify(other));

export class Model {
  constructor(id, state, line, manager) {
    this.model_id = id;
    this.widget_manager = manager;
    this.state = state;
    this.line = line;
    this.changed = {};
    this.listeners = new Map();
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    if (same(this.state[name], value)) return;
    this.state[name] = value;
    this.changed[name] = value;
    this.fire(`change:${name}`, this, value);
    this.fire("change", this);
  }

  save_changes() {
    if (!Object.keys(this.changed).length) return;
    const [paths, buffers] = [[], []];
    const state = strip(this.changed, [], paths, buffers);
    this.changed = {};
    this.tell({ method: "update", state, buffer_paths: paths }, buffers);
  }

  send(content, _callbacks, buffers) {
    this.tell({ method: "custom", content }, buffers);
  }

  tell(data, buffers = []) {
    this.line.send("comm_msg", { comm_id: this.model_id, data }, {}, buffers);
  }

  on(names, listener) {
    for (const name of names.split(" ")) {
      this.listeners.set(name, [...(this.listeners.get(name) || []), listener]);
    }
  }

  off(names, listener) {
    for (const name of names ? names.split(" ") : [...this.listeners.keys()]) {
      const left = (this.listeners.get(name) || []).filter((each) => listener && each !== listener);
      this.listeners.set(name, left);
    }
  }

  fire(name, ...given) {
    for (const listener of this.listeners.get(name) || []) listener(...given);
  }

  // What arrives over the line.
  take(state) {
    const news = Object.keys(state).filter((name) => !same(this.state[name], state[name]));
    for (const name of news) this.state[name] = state[name];
    for (const name of news) this.fire(`change:${name}`, this, state[name]);
    if (news.length) this.fire("change", this);
  }
}
