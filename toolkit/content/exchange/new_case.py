"""The beginning of a new case, from nothing or from one that is there.

It can be checked and played as it stands, and says in each place what belongs there.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import replace

from toolkit.content.exchange.bring_in import OUR_IDS, name_file_stem
from toolkit.content.twee.story import (
    DATA,
    TITLE,
    Passage,
    Story,
    build_title_and_data,
    read_twee,
    write_twee,
)

PLAN = """\
need: I have to ... (as somebody would say it)
role: a newly qualified worker, on a first visit
about: What is known before it begins, in two or three sentences.
time: 10 minutes
feedback: delayed
debrief: PEARLS
content note: What it contains, in plain words. Nobody is harmed.
support: If this is close to something of your own, talk to somebody you trust.
objectives:
  O1 Say why you came
meters:
  trust 2 of 5: shut, guarded, wary, listening, open, alongside you
people:
  Sam, who opens the door
questions:
  O1 Which of your first words would you keep?
observer:
  O1 Write down the first two sentences. What changed after them?
author: your name, or your team
licence: how others may use it"""

SCENES = (
    (
        "At the door",
        """\
The door opens a hand's width.

Sam: Yes?

pause: What do you notice in your body?

- [["I'm from children's services. Can I tell you why I came?"->Plain words]]
  effect: trust +1
  why: Who, why, and a question that Sam can say no to.
  practises: O1
- [["I need to come in for a moment, if that's all right with you."->Stand-off]]
  effect: trust -1
  why: It is polite, and it starts with what you need.
  practises: O1
- [[Go, and ring from the car->Not today]]
  why: Leaving can be right. What told you so?""",
        (),
    ),
    (
        "Plain words",
        """\
Sam: Go on, then.

- [["Somebody was worried. This is what they said."->A beginning]]
  effect: trust +1
  why: Bad news that is said plainly is easier to stand next to.
  practises: O1
- [["It's nothing to worry about."->Stand-off]]
  effect: trust -1
  why: It is meant kindly. Sam knows that nobody comes for nothing.
  practises: O1""",
        (),
    ),
    (
        "A beginning",
        """\
Sam opens the door.

in short: You said why you came, and were let in.
debrief: What made that possible?""",
        ("ending",),
    ),
    (
        "Stand-off",
        """\
if trust >= 2: Sam: Come back tomorrow. Ring first.
otherwise: The door closes. You hear the chain.

in short: The door is closed for today.
debrief: What would you say if you could start again?""",
        ("ending",),
    ),
    (
        "Not today",
        """\
You go back down, and ring your manager before you drive off.

in short: You left, and told somebody.
debrief: How did you know that it was time to go?""",
        ("ending",),
    ),
    (
        "Card: Sam",
        """\
part: other
You are Sam. Somebody from the council is at the door.
volunteers:
  I'm busy
only if asked well:
  I was expecting this
red lines:
  Being told what I need
softens:
  Plain words""",
        ("role",),
    ),
    ("For the facilitator", "What to look out for.", ("note",)),
)


def build_new_case(title: str) -> str:
    """Return the text of a new case.

    Args:
        title: Its title.
    """
    title = " ".join(title.split()) or "A new case"
    made = str(uuid.uuid5(OUR_IDS, title)).upper()
    data = {
        "ifid": made,
        "format": "Harlowe",
        "format-version": "3.3.9",
        "start": "At the door",
    }
    scenes = (Passage(name, text, tags) for name, text, tags in SCENES)
    plan = Passage("Case", PLAN, ("case",))
    return write_twee(Story((*build_title_and_data(title, data), plan, *scenes)))


def copy_case(text: str, title: str) -> str:
    """Return the text of a case under another title, as a story of its own.

    Args:
        text: The case's text.
        title: The title of the copy.
    """
    titled = change_case_title(text, title)
    story, _ = read_twee(titled, "")
    made = str(uuid.uuid5(OUR_IDS, f"{title}\n{text}")).upper()
    there = story.passage(DATA)
    if there is None:
        return titled
    data = json.dumps({**story.data, "ifid": made}, ensure_ascii=False, indent=1)
    return write_twee(story.with_passage(there.with_text(data)))


def change_case_title(text: str, title: str) -> str:
    """Return the text of a case under another title; the rest stays as it is.

    Args:
        text: The case's text.
        title: The title.
    """
    title = " ".join(title.split()) or "A new case"
    story, _ = read_twee(text, "")
    there = story.passage(TITLE)
    if there is not None:
        return write_twee(story.with_passage(there.with_text(title)))
    passages = (Passage(TITLE, title), *story.passages)
    return write_twee(replace(story, passages=passages))


def name_case_file(title: str) -> str:
    """Return the name of the file for a new case."""
    return f"{name_file_stem(title)}.twee"
