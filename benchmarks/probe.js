// Looks for what is awaited, every 16 milliseconds, and says when it came.
// The same for every page that is measured. Shadow roots are looked into.
(() => {
  const { press, then } = __WANTED__;
  const seen = { visible: 0, answered: 0 };
  window.__seen = seen;

  function* roots(root) {
    yield root;
    for (const each of root.querySelectorAll("*")) if (each.shadowRoot) yield* roots(each.shadowRoot);
  }

  function find([selector, words]) {
    for (const root of roots(document)) {
      for (const each of root.querySelectorAll(selector)) {
        if (each.textContent.trim().startsWith(words) && each.getClientRects().length) return each;
      }
    }
    return null;
  }

  const timer = setInterval(() => {
    if (!seen.visible) {
      const found = find(press);
      if (!found) return;
      seen.visible = performance.now();
      if (then) found.click();
      else seen.answered = seen.visible;
    } else if (!seen.answered && find(then)) {
      seen.answered = performance.now();
    }
    if (seen.answered) clearInterval(timer);
  }, 16);
})();
