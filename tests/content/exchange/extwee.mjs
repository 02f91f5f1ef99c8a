// Reads and writes stories with extwee, a tool that is not ours, one line of JSON at a
// time: {"kind": "twee" | "html" | "json", "text": "..."} is answered by what it read,
// and by the same story as extwee writes it. Links follow Twine's own rule.
// node extwee.mjs FOLDER, where FOLDER holds node_modules/extwee.

import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const tool = await import(pathToFileURL(join(process.argv[2], "node_modules/extwee/index.js")));
for (const name of ["log", "info", "warn", "error"]) console[name] = () => {};

const READERS = {
  twee: (text) => tool.parseTwee(text),
  json: (text) => tool.parseJSON(text),
  html: (text) => tool.parseTwine2ArchiveHTML(text)[0],
};

function target(inner) {
  const words = inner.replace(/\]\[.*$/, "");
  if (words.includes("->")) return words.slice(words.lastIndexOf("->") + 2).trim();
  if (words.includes("<-")) return words.slice(0, words.indexOf("<-")).trim();
  if (words.includes("|")) return words.slice(words.lastIndexOf("|") + 1).trim();
  return words.trim();
}

function told(story) {
  return {
    name: story.name,
    start: story.start,
    passages: story.passages.map((one) => ({
      name: one.name,
      tags: one.tags,
      text: one.text.trim(),
      links: [...one.text.matchAll(/\[\[(.*?)\]\]/g)].map((found) => target(found[1])),
    })),
  };
}

function answer(line) {
  const { kind, text } = JSON.parse(line);
  const story = READERS[kind](text);
  const written = { twee: story.toTwee(), html: story.toTwine2HTML(), json: story.toJSON() };
  return { ...told(story), written };
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = answer(line);
  } catch (fault) {
    said = { error: String(fault) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
