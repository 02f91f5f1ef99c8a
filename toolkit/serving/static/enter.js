// The word may have been typed in this browser already: after a link on another site,
// a browser keeps that to itself until we ask from a page of our own.

const KEY = "toolkit-word-looked";
const JUST_NOW = 5000; // milliseconds; so that two pages never send each other in circles

function looked() {
  try {
    const last = Number(window.sessionStorage.getItem(KEY));
    window.sessionStorage.setItem(KEY, String(Date.now()));
    return Date.now() - last < JUST_NOW;
  } catch {
    return true;
  }
}

const how = { method: "HEAD", redirect: "manual", cache: "no-store" };
const answer = await fetch(window.location.href, how);
if (answer.type === "opaqueredirect" && !looked()) window.location.replace(window.location.href);
