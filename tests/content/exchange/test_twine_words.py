"""What a story's words become: names, addresses and scripts that do nothing here."""

from __future__ import annotations

from html import escape

import pytest
from hostile_stories import page

from toolkit.content.exchange.bring_in import ImportedCase, import_case


def brought_in(text: str, form: str = "Harlowe") -> ImportedCase:
    """Return a story of one passage, brought in."""
    passage = f'<tw-passagedata pid="1" name="A">{escape(text)}</tw-passagedata>'
    return import_case(page(passage, f'name="x" startnode="1" format="{form}"'), "x")


@pytest.mark.parametrize(
    ("text", "form", "told"),
    [
        ("$name and $cash. [[A]]", "Harlowe", "shown as their names ($cash, $name)"),
        ("Hi $name. [[A]]", "SugarCube", "variable is shown as its name ($name)"),
        ("Out: [[x->https://e.example]]", "Harlowe", "leads out of the story"),
    ],
)
def test_a_name_or_an_address_that_stays_as_words_is_told(text, form, told):
    brought = brought_in(text, form)
    assert text.split(" ")[0] in brought.file.case.scenes["A"].assemble_text({})
    assert sum(told in str(loss) for loss in brought.losses) == 1


def test_what_a_macro_says_of_a_variable_is_told_once():
    text = "(print: $name) <<= $name>> costs $5 [[A]]"
    brought = brought_in(text)
    assert not any("its name" in str(loss) for loss in brought.losses)


def test_a_script_macro_goes_and_leaves_no_marks():
    text = "<<set $a to 1>>\n<<script>>alert(1)<</script>>\nHello.\n[[A]]"
    brought = brought_in(text, "SugarCube")
    assert brought.file.case.scenes["A"].assemble_text({}) == "Hello."
    assert any("script or style" in str(loss) for loss in brought.losses)
