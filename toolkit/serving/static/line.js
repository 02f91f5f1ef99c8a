// The line to a kernel: opens it, notices when it is lost, and takes it up again.
// What goes over it is never looked at here, and never logged.

import { PROTOCOL, newId, pack, unpack } from "./frames.js";

const LARGEST = 15 * 1024 * 1024; // bytes; the server takes 16 MiB
const UNHEARD = 10000; // milliseconds without any answer before the line is looked at
const DOUBTED = 20000; // milliseconds until it is tried whether another line is heard
const WOKEN = 4000; // the same, after the page was out of sight
const STUCK = 40000; // milliseconds after which a silent kernel is given up
const WAITS = [250, 500, 1000, 2000, 4000, 8000];
const MOST_KEPT = 500;

export class Line {
  // tell(how) is called with "open", "lost", "slow", "gone" or "too-long".
  constructor({ base, kernel, hear, tell }) {
    Object.assign(this, { base, kernel, hear, tell });
    this.session = newId();
    this.kept = [];
    this.tries = 0;
    this.over = false;
    this.asked = 0;
    this.doubted = 0;
    this.woken = 0;
    this.open();
    this.watch = setInterval(() => this.look(), 2000);
    for (const kind of ["online", "pageshow"]) addEventListener(kind, () => this.hurry());
    document.addEventListener("visibilitychange", () => this.hurry());
  }

  get address() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    return `${scheme}//${location.host}${this.base}api/kernels/${this.kernel}/channels?session_id=${this.session}`;
  }

  open() {
    const socket = new WebSocket(this.address, [PROTOCOL]);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.tries = 0;
      this.asked = this.doubted;
      this.tell("open");
      this.kept.splice(0).forEach((frame) => this.put(frame));
      if (this.doubted) this.send("comm_info_request", {});
    };
    socket.onmessage = (event) => this.take(event.data);
    socket.onclose = () => socket === this.socket && this.dropped();
    this.socket = socket;
    this.began = Date.now();
  }

  take(data) {
    this.asked = this.doubted = this.woken = 0;
    const message = unpack(data);
    if (message.header.msg_type !== "status") return this.hear(message);
    const state = message.content().execution_state;
    if (["dead", "restarting", "autorestarting"].includes(state)) this.end();
    return undefined;
  }

  send(type, content, metadata = {}, buffers = []) {
    const header = {
      msg_id: newId(),
      msg_type: type,
      username: "",
      session: this.session,
      date: new Date().toISOString(),
      version: "5.3",
    };
    const frame = pack("shell", header, metadata, content, buffers);
    if (frame.byteLength > LARGEST) this.tell("too-long");
    else if (this.socket.readyState === WebSocket.OPEN) this.put(frame);
    else if (this.kept.length < MOST_KEPT) this.kept.push(frame);
  }

  put(frame) {
    this.asked ||= Date.now();
    this.socket.send(frame);
  }

  async dropped() {
    if (this.over) return;
    const wait = WAITS[Math.min(this.tries, WAITS.length - 1)];
    this.tries += 1;
    if (this.tries > 1) this.tell("lost");
    if (this.tries > 1 && (await this.state()) === "gone") return this.end();
    this.again = setTimeout(() => this.open(), wait + Math.random() * 100);
    return undefined;
  }

  // Ask the server about the kernel: "there", "gone", or "unheard" when nobody answers.
  async state() {
    try {
      const answer = await fetch(`${this.base}api/kernels/${this.kernel}`, {
        cache: "no-store",
        headers: { "X-XSRFToken": document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] || "" },
        signal: AbortSignal.timeout?.(5000),
      });
      return answer.status === 404 ? "gone" : "there";
    } catch {
      return "unheard";
    }
  }

  // Something was asked and nothing has come back for a while: the kernel may be busy, or
  // the line dead without a word, as after a sleep, though the kernel is well.
  async look() {
    if (this.over) return;
    const { socket } = this;
    const opening = socket.readyState === WebSocket.CONNECTING;
    if (opening && Date.now() - this.began > UNHEARD) return this.renew();
    const silence = this.asked ? Date.now() - this.asked : 0;
    const woken = this.asked && this.woken && Date.now() - this.woken > WOKEN;
    if (socket.readyState !== WebSocket.OPEN || (silence < UNHEARD && !woken)) return;
    const state = await this.state();
    if (!this.asked || this.socket !== socket || socket.readyState !== WebSocket.OPEN) return;
    if (state === "gone" || silence > STUCK) return this.end();
    if (state === "unheard") return this.renew();
    if (this.doubted || !(woken || silence > DOUBTED)) return this.tell("slow");
    this.doubted = this.asked;
    this.renew();
  }

  renew() {
    const old = this.socket;
    old.onclose = null;
    old.close();
    this.tries = 1;
    this.dropped();
  }

  // The page is looked at again, or the network is back: see whether the line holds.
  hurry() {
    if (this.over || document.hidden) return;
    const { readyState } = this.socket;
    if (readyState === WebSocket.OPEN) {
      this.woken = Date.now();
      this.send("comm_info_request", {});
    }
    if (readyState !== WebSocket.CLOSED) return;
    clearTimeout(this.again);
    this.open();
  }

  end() {
    if (this.over) return;
    this.over = true;
    clearInterval(this.watch);
    this.socket.onclose = null;
    this.socket.close();
    this.tell("gone");
  }
}
