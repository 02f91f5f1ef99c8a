// The title of a case, as its text says it.

export function titleOf(text) {
  const found = /^::\s*StoryTitle[^\n]*\n+([^\n]+)/m.exec(text || "");
  return found && !found[1].startsWith("::") ? found[1].trim() : "A case without a title";
}
