"""The role-play of forty scenes in Panel."""

import panel as pn  # pyright: ignore[reportMissingImports] - not ours
from story import COUNT, telling, ways_on

pn.extension()

told = pn.pane.Markdown("")
how_far = pn.indicators.Progress(max=COUNT, value=1)
ways = pn.Column()


def show(number: int) -> None:
    """Put one scene on the page."""
    told.object = telling(number)
    how_far.value = number
    ways.objects = [way(words, then) for words, then in ways_on(number)]


def way(words: str, then: int) -> pn.widgets.Button:
    """Return the button of one choice."""
    button = pn.widgets.Button(name=words)
    button.on_click(lambda _event: show(then))
    return button


show(1)
pn.Column(
    "# Role-play",
    told,
    how_far,
    ways,
    pn.widgets.IntSlider(name="How strong is it?", start=0, end=10, value=5),
    pn.widgets.TextAreaInput(name="What do you notice?"),
).servable(title="Role-play")
