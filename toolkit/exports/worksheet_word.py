"""A filled-in worksheet as a Word document: what was answered, and no more."""

from __future__ import annotations

from datetime import date, tzinfo

from toolkit.exports.download import Download
from toolkit.exports.file_name import build_file_name
from toolkit.exports.log_words import CONFIDENTIAL
from toolkit.exports.word_document import WordDocument
from toolkit.practice.dates import describe_day
from toolkit.practice.worksheet.answers import WorksheetAnswers

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FOR_SUPERVISION = "To bring to supervision"


def export_worksheet(answers: WorksheetAnswers, zone: tzinfo, today: date) -> Download:
    """Return a worksheet for Word, with the file's name.

    Args:
        answers: The worksheet as it is kept.
        zone: The person's time zone.
        today: Today, there.
    """
    data = write_worksheet_document(answers, zone, today)
    return Download(build_file_name(answers.title, today, "docx"), WORD, data)


def write_worksheet_document(
    answers: WorksheetAnswers, zone: tzinfo, today: date
) -> bytes:
    """Return the bytes of a .docx file that holds a worksheet.

    Args:
        answers: The worksheet as it is kept.
        zone: The person's time zone.
        today: Today, there.
    """
    paper = WordDocument(answers.title, CONFIDENTIAL, today)
    paper.add("Subtitle", describe_day(answers.created.astimezone(zone).date()))
    for one in answers.given:
        if one.kind == "list":
            paper.add_list(one.label, one.lines)
        else:
            paper.add_labelled(one.label, one.text)
    paper.add_labelled(FOR_SUPERVISION, answers.line)
    return paper.write_bytes()
