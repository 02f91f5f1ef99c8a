"""How a Word document looks: paper, type, one accent, language and the footer.

Styles only, so that a person can restyle the whole document in Word in one go.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

LABEL = "Answer label"
CELL = "Table text"
CELL_NOTE = "Table note"
FONT = "Calibri"
INK = RGBColor(0x22, 0x2B, 0x2B)
ACCENT = RGBColor(0x1F, 0x5A, 0x57)
QUIET = RGBColor(0x4F, 0x5B, 0x5A)

# Style: size in points, space before and after in points, colour.
_SIZES = {
    "Normal": (11.5, 0, 6, INK),
    "Title": (24, 0, 2, ACCENT),
    "Subtitle": (11.5, 0, 6, INK),
    "Heading 1": (17, 22, 4, ACCENT),
    "Heading 2": (13, 18, 2, ACCENT),
    LABEL: (10, 8, 1, INK),
    CELL: (10.5, 0, 0, INK),
    CELL_NOTE: (9, 0, 0, QUIET),
}


def apply_word_style(document: Any, title: str, footer: str) -> None:
    """Give a new document its paper, styles, language and footer.

    Args:
        document: A new python-docx document.
        title: What stands first in the footer.
        footer: The line on keeping it safe, before the page number.
    """
    _paper(document.sections[0])
    for name in (LABEL, CELL, CELL_NOTE):
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles["Normal"]
    for name, look in _SIZES.items():
        _dress_style(document.styles[name], look)
    label = document.styles[LABEL]
    label.font.bold = True
    label.paragraph_format.keep_with_next = True
    _speak_english(document)
    _drop_thumbnail(document)
    _write_footer(document.sections[0].footer.paragraphs[0], f"{title}. {footer}")


def _paper(section: Any) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin = section.bottom_margin = Mm(24)


def _dress_style(style: Any, look: tuple[float, float, float, RGBColor]) -> None:
    size, before, after, colour = look
    style.font.size, style.font.name = Pt(size), FONT
    style.font.color.rgb = colour
    style.font.italic = False
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for spread in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spread)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = 1.3 if style.name == "Normal" else 1.15
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _speak_english(document: Any) -> None:
    """Mark the language, so that spelling and a screen reader's voice are right."""
    for properties in (
        document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"),
        document.styles["Normal"].element.get_or_add_rPr(),
    ):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        language: Any = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "en-GB")
        properties.append(language)
    for theme in document.settings.element.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), "en-GB")


def _drop_thumbnail(document: Any) -> None:
    """Take out the template's picture, which shows a page that is not this one."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if "thumbnail" in one.reltype]:
        relations.pop(key)


def _write_footer(paragraph: Any, line: str) -> None:
    """Write the footer: the line, and the number of the page."""
    paragraph.add_run(f"{line} Page ").font.size = Pt(8.5)
    run = paragraph.add_run("1")
    run.font.size = Pt(8.5)
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run._r.addprevious(field)
    field.append(run._r)
