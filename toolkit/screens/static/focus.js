// Where a press takes its own button off the page, the focus would be nowhere: it goes
// to the heading of what stood around it. Nothing scrolls; the next Tab goes on there.

const SETTLE = 100; // milliseconds for a page to draw, and to place the focus itself

// Whatever stands around an element, nearest first, up to the root.
function around(element, root) {
  const found = [];
  for (let at = element; at && root.contains(at); at = at.parentElement) found.push(at);
  return found;
}

function headingNear(places) {
  for (const place of places) {
    const heading = place.isConnected && place.querySelector("h2, h3");
    if (heading) return heading;
  }
  return null;
}

// Watch over the focus at every action that a desk does on the page in the root.
export function holdFocus(desk, root) {
  const { act } = desk;
  let places = [];
  desk.act = async (...said) => {
    const at = document.activeElement;
    // A message about the last press goes soon: what counts is what was pressed.
    if (root.contains(at) && !at.closest(".toast-place")) places = around(at, root);
    const pressed = root.contains(at) ? at : null;
    const reply = await act(...said);
    if (pressed) setTimeout(() => settle(pressed, places), SETTLE);
    return reply;
  };
}

function settle(pressed, places) {
  const lost = !pressed.isConnected || pressed.disabled;
  if (!lost || (document.activeElement !== document.body && !document.activeElement?.disabled)) return;
  const heading = headingNear(places);
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
