// Kernel messages as binary frames: the v1 protocol that Jupyter servers speak.
// Layout: how many offsets, the offsets (8 bytes each, little end first), the channel,
// then header, parent header, metadata, content and any buffers.

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";

const utf8 = new TextEncoder();
const text = new TextDecoder();

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(buffer) {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

export function pack(channel, header, metadata, content, buffers = []) {
  const json = [header, {}, metadata, content].map((part) => utf8.encode(JSON.stringify(part)));
  const parts = [utf8.encode(channel), ...json, ...buffers.map(bytesOf)];
  const offsets = [8 * (parts.length + 2)];
  for (const part of parts) offsets.push(offsets.at(-1) + part.byteLength);
  const frame = new Uint8Array(offsets.at(-1));
  const view = new DataView(frame.buffer);
  view.setUint32(0, offsets.length, true);
  offsets.forEach((offset, index) => view.setUint32(8 * (index + 1), offset, true));
  parts.forEach((part, index) => frame.set(part, offsets[index]));
  return frame;
}

export function unpack(data) {
  const view = new DataView(data);
  const count = view.getUint32(0, true);
  const at = (index) => view.getUint32(8 * (index + 1), true);
  const part = (index) => new Uint8Array(data, at(index), at(index + 1) - at(index));
  const json = (index) => JSON.parse(text.decode(part(index)));
  return {
    channel: text.decode(part(0)),
    header: json(1),
    // Parsed only for messages that somebody wants.
    content: () => json(4),
    buffers: () =>
      Array.from({ length: count - 6 }, (_, index) => {
        const bytes = part(index + 5);
        return new DataView(data, bytes.byteOffset, bytes.byteLength);
      }),
  };
}
