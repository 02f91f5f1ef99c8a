// Looks for what is awaited, and says when it came.
// The same for every page that is measured. Shadow roots are looked into.
(() => {
  const { press, then, every } = __WANTED__;
  const seen = { visible: 0, answered: 0, began: performance.timeOrigin, clicks: [] };
  window.__seen = seen;
  // Whoever measures waits for this, and so need not ask again and again.
  let finish;
  window.__done = new Promise((resolve) => (finish = resolve));

  function* roots(root) {
    yield root;
    for (const each of root.querySelectorAll("*")) if (each.shadowRoot) yield* roots(each.shadowRoot);
  }

  function find([selector, words]) {
    for (const root of roots(document)) {
      for (const each of root.querySelectorAll(selector)) {
        if (each.textContent.includes(words) && each.getClientRects().length) return each;
      }
    }
    return null;
  }

  // Choose the first way on, again and again, and note how long the next scene takes.
  window.__play = async (words, times, think) => {
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    for (let each = 0; each < times; each += 1) {
      await pause(think * (0.5 + Math.random()));
      const way = find(["button", words]);
      const before = way.textContent;
      const start = performance.now();
      way.click();
      for (;;) {
        await pause(4);
        const now = find(["button", words]);
        if (now && now.textContent !== before) break;
        if (performance.now() - start > 30000) break;
      }
      seen.clicks.push(performance.now() - start);
    }
  };

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
    if (seen.answered) {
      clearInterval(timer);
      finish(seen);
    }
  }, every);
})();
