// What this browser tab holds: the way back into a journal, and drafts not yet saved.
// Everything is gone when the tab is closed. Nothing here needs https.

const PREFIX = "toolkit.";

export const session = {
  get(key) {
    try {
      return JSON.parse(window.sessionStorage.getItem(PREFIX + key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      window.sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
      return true;
    } catch {
      return false; // a full or forbidden store: the text is still on the page itself
    }
  },
  drop(key) {
    try {
      window.sessionStorage.removeItem(PREFIX + key);
    } catch {
      // Nothing was stored, so there is nothing to drop.
    }
  },
  clear() {
    try {
      for (const key of Object.keys(window.sessionStorage)) {
        if (key.startsWith(PREFIX)) window.sessionStorage.removeItem(key);
      }
    } catch {
      // The same: nothing was stored.
    }
  },
};

export function newId() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A secure place to type a passphrase: this computer itself, or https.
export function isHere() {
  const host = window.location.hostname;
  const loopback =
    host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
  return loopback || window.location.protocol === "https:";
}

export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "";
}
