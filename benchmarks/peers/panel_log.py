"""The small emotional log in Panel."""

import panel as pn  # pyright: ignore[reportMissingImports] - not ours
from words import FEELINGS

pn.extension()

feelings = [pn.widgets.Checkbox(name=word) for word in FEELINGS]
strength = pn.widgets.IntSlider(name="How strong is it?", start=0, end=10, value=5)
happened = pn.widgets.TextAreaInput(name="What happened?")
save = pn.widgets.Button(name="Save entry", button_type="primary")
entries = pn.pane.HTML("")
kept: list[str] = []


def keep(_event: object) -> None:
    """Put what is on the form into the list."""
    felt = ", ".join(each.name for each in feelings if each.value)
    kept.append(f"{felt} ({strength.value}) {happened.value}")
    lines = (
        f"<li>Entry {number}: {text}</li>" for number, text in enumerate(kept, start=1)
    )
    entries.object = f"<ol>{''.join(lines)}</ol>"
    happened.value = ""


save.on_click(keep)
pn.Column(
    "# Emotional-response log", *feelings, strength, happened, save, entries
).servable(title="Emotional-response log")
