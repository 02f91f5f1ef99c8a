"""Finds numbers and addresses that lead to one person, each by its own shape.

Every pattern begins with a digit or a sign, so that plain text costs almost nothing,
and has bounded repetition, so that no text can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from stdnum.gb import nhs

from toolkit.journal.identifiers.word_lists import Span, load_small_list

# Ten figures in the grouping of an NHS number: "999 000 0018", "9990000018"; never
# "999 000-0018" or the end of a longer number.
_NHS = re.compile(r"\d(?<![\w/]\d)\d{2}([ \-.]?)\d{3}\1\d{4}(?![\w/])")
# What stands right before a number: "NHS no: ", "hospital number is "; never
# "NHS trust ".
_NHS_SAID = re.compile(
    r"\b(?:NHS|CHI|H&C|hospital|patient)\s{0,3}(?:no|num|number|id)?\.?\s{0,2}"
    r"(?:is|was|:|#|-)?\s{0,3}\Z",
    re.IGNORECASE,
)
# Eight figures or more, with gaps: "1234 5678", "999 000 0018"; never "1234567".
_TEN_DIGITS = re.compile(r"\d(?<!\d\d)[\d \-]{6,12}\d(?!\d)")
# Telephone numbers: "01632 960123", "(01632) 960123", "+44 7700 900123",
# "0044 7700 900123"; never "£01632960123" or "1/01632 960123".
_PHONE = re.compile(
    r"[+0(](?<![\w/.\-+£#][+0(])(?:(?<=\+)\d{1,3}|(?<=0)0\d{1,3}|(?<=\()0|(?<=0))"
    r"[ \-.]?(?:\(0\)[ \-]?)?[1-9](?:[ \-.]?[()]?[ ]?\d){7,11}(?![\d/])"
)
# A mobile number without its nought, "7700 900123"; never "07700 900123", which the one
# above finds.
_MOBILE = re.compile(r"7(?<![\w/.\-+£#]7)[1-9]\d{2}[ \-]?\d{3}[ \-]?\d{3}(?![\w/])")
# Dates and times in the shape of a telephone number: "03-11-2014", "(03 11 2014", and
# "09.30" before another number.
_DATE_FIRST = re.compile(r"\(?\d{2}[ \-.]\d{2}[ \-.](?:19|20)\d{2}")
_CLOCK_FIRST = re.compile(r"\d{2}[.]\d{2}(?![\d])")
# How free and shared numbers begin, in figures alone: "08001", "+443001", "0333".
_FREE = re.compile(r"(?:\+44|0)(?:80|30|33)\d")
# What stands around the sign of an e-mail address: "corin.ade" before it and
# "mail.example" after it, or "corin_ade" after it alone.
_LOCAL = re.compile(r"[\w.+'’%\-]{1,64}\Z")
_DOMAIN = re.compile(r"[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_HANDLE = re.compile(r"[A-Za-z0-9][\w.]{2,29}")
# The same spelled out after a name: " at mail dot example", " (at) mail (dot) example",
# " [at]mail[dot]example"; never " at school".
_SAID_AT = re.compile(
    r"[ \[(](?:at[ \])]|\[at\]\s?|\(at\)\s?)[\w\-]{1,63}"
    r"(?:\s?[\[(]dot[\])]\s?| dot )\w{2,10}\b",
    re.IGNORECASE,
)
# The "1ZZ" of the postcode "ZZ1 1ZZ"; never "1CK", whose letters no postcode has.
_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?!\w)")
# The "ZZ1 " or "ZZ1A" right before that; never the end of "aZZ1".
_OUTWARD = re.compile(r"(?<![\w/])([A-Za-z]{1,2})\d[A-Za-z\d]?[ ]{0,2}\Z")
# "postcode is ZZ1" and "post code area ZZ9A"; never "postcode unknown".
_POSTCODE_SAID = re.compile(
    r"post\s?code\s{0,2}(?:is|was|:|area|district)?\s{0,2}([A-Z]{1,2}\d[A-Z\d]?)\b",
    re.IGNORECASE,
)
_ORDINALS = ("1st", "2nd", "3rd")
# The "12 34 56 C" or "123456C" of a National Insurance number, and the "QQ " right
# before it; never "12 34-56 C" or "123456E".
_NI = re.compile(r"\d\d([ \-.]?)\d\d\1\d\d\1?[A-DFMa-dfm](?![\w/])")
_NI_LETTERS = re.compile(r"(?<![\w/])[A-Za-z]{2}[ \-.]?\Z")


def find_nhs_numbers(text: str) -> Iterator[Span]:
    """Find NHS numbers by their checksum, and whatever is called one.

    The checksum is Modulus 11 (NHS Data Model and Dictionary, "NHS Number"), as
    :mod:`stdnum.gb.nhs` works it out.
    """
    for found in _NHS.finditer(text):
        if nhs.is_valid(re.sub(r"\D", "", found[0])):
            yield found.start(), found.end(), "nhs-number"
    for found in _TEN_DIGITS.finditer(text):
        said = _NHS_SAID.search(text[max(0, found.start() - 24) : found.start()])
        if said and 8 <= sum(map(str.isdigit, found[0])) <= 10:
            yield found.start(), found.end(), "nhs-number"


def find_phone_numbers(text: str) -> Iterator[Span]:
    """Find telephone numbers in the United Kingdom and with a country's code."""
    for found in _PHONE.finditer(text):
        if _is_phone(found[0]):
            yield found.start(), found.end(), "phone"
    for found in _MOBILE.finditer(text):
        yield found.start(), found.end(), "phone"


def find_emails(text: str) -> Iterator[Span]:
    """Find e-mail addresses, spelled-out ones, and names in social media."""
    at = text.find("@")
    while at != -1:
        yield from _around(text, at)
        at = text.find("@", at + 1)
    for said in _SAID_AT.finditer(text):
        before = _LOCAL.search(text[max(0, said.start() - 64) : said.start()])
        if before:
            yield said.start() - len(before[0]), said.end(), "email"


def find_postcodes(text: str) -> Iterator[Span]:
    """Find postcodes, and the first half of one that is called a postcode."""
    for found in _INWARD.finditer(text):
        start = found.start()
        outward = _OUTWARD.search(text[max(0, start - 7) : start])
        known = outward and outward[1].upper() in load_small_list("postcode-areas")
        if outward and known and found[0] not in _ORDINALS:
            yield start - len(outward[0]), found.end(), "postcode"
    for found in _POSTCODE_SAID.finditer(text):
        yield *found.span(1), "postcode"


def find_ni_numbers(text: str) -> Iterator[Span]:
    """Find National Insurance numbers."""
    for found in _NI.finditer(text):
        start = found.start()
        if letters := _NI_LETTERS.search(text[max(0, start - 4) : start]):
            yield start - len(letters[0]), found.end(), "ni-number"


def _is_phone(number: str) -> bool:
    if _DATE_FIRST.match(number) or _CLOCK_FIRST.match(number):
        return False
    digits = re.sub(r"[^\d+]", "", number)
    digits = re.sub(r"\A00", "+", digits)
    digits = re.sub(r"\A\+440", "+44", digits)
    if _FREE.match(digits):  # helplines and offices lead to nobody
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(digits, "GB"))
    except phonenumbers.NumberParseException:
        return False


def _around(text: str, at: int) -> Iterator[Span]:
    before = _LOCAL.search(text[max(0, at - 64) : at])
    domain = _DOMAIN.match(text, at + 1)
    if before and domain:
        yield at - len(before[0]), domain.end(), "email"
    elif not before and (handle := _HANDLE.match(text, at + 1)):
        yield at, handle.end(), "online-name"
