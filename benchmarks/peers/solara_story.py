"""The role-play of forty scenes in Solara."""

import solara  # pyright: ignore[reportMissingImports] - not ours
from story import COUNT, telling, ways_on


@solara.component
def Page() -> None:
    """Show one scene and the ways on."""
    number, go = solara.use_state(1)
    strength, feel = solara.use_state(5)
    noticed, notice = solara.use_state("")
    solara.Markdown("# Role-play")
    solara.Markdown(telling(number))
    solara.ProgressLinear(value=100 * number / COUNT)
    for words, then in ways_on(number):
        solara.Button(label=words, on_click=lambda then=then: go(then))
    solara.SliderInt("How strong is it?", value=strength, on_value=feel, max=10)
    solara.InputTextArea("What do you notice?", value=noticed, on_value=notice)
