"""What the scanner notices, kind by kind, and what it leaves alone.

The sentences here are by the scanner's own author, so they show what it is meant to
do and measure nothing. All people and numbers are made up.
"""

from __future__ import annotations

import pytest

from toolkit.journal.identifiers import KINDS, find_identifiers

NOTICED = {
    "nhs-number": [
        ("her number is 943 476 5919 on the letter", "943 476 5919"),
        ("9434765919", "9434765919"),
        ("NHS no: 123 456 7890", "123 456 7890"),
    ],
    "ni-number": [
        ("NI is QQ 12 34 56 C", "QQ 12 34 56 C"),
        ("qq123456c", "qq123456c"),
    ],
    "email": [
        ("write to jo.bloggs+care@mail.example today", "jo.bloggs+care@mail.example"),
        ("jo.bloggs at mail dot example", "jo.bloggs at mail dot example"),
    ],
    "phone": [
        ("rang 07700 900123 twice", "07700 900123"),
        ("(01632) 960123", "(01632) 960123"),
        ("+44 7700 900456", "+44 7700 900456"),
        ("020 7946 0958", "020 7946 0958"),
        ("0115-496-0123", "0115-496-0123"),
    ],
    "date-of-birth": [
        ("DOB 12/03/2011", "12/03/2011"),
        ("d.o.b. 12.03.11", "12.03.11"),
        ("he was born on the 4th of May 2012", "4th of May 2012"),
        ("her birthday is 3rd June", "3rd June"),
        ("14 March is his birthday", "14 March"),
    ],
    "case-number": [
        ("case number 2023/4567 came back", "2023/4567"),
        ("crime ref 4400/118/23", "4400/118/23"),
        ("LCS-123456", "LCS-123456"),
        ("hearing FD24C00123", "FD24C00123"),
        ("file 99187", "99187"),
        ("on the system as 1234567", "1234567"),
    ],
    "postcode": [("near LS6 2AB", "LS6 2AB"), ("near ls62ab", "ls62ab")],
    "address": [
        ("at 14 Elm Road", "14 Elm Road"),
        ("22a high street", "22a high street"),
        ("flat 12b was cold", "flat 12b"),
        ("walked up Acacia Avenue", "Acacia Avenue"),
    ],
    "school": [
        ("left Riverside Primary early", "Riverside Primary"),
        ("at oakwood primary school", "oakwood primary school"),
        ("met at St Mary's", "St Mary's"),
        ("moved to Rowan House", "Rowan House"),
        ("HMP Foxfield", "HMP Foxfield"),
        ("Ring the Foxfield School", "Foxfield School"),
        ("Ring Foxfield School", "Foxfield School"),
    ],
    "online-name": [("she is @jayxx on there", "@jayxx")],
    "age-and-place": [
        ("a 14-year-old from Rotherham", "14-year-old from Rotherham"),
        ("a nine year old in hackney", "nine year old in hackney"),
        ("she is 15 and from Salford", "15 and from Salford"),
        ("in Grimsby, a boy aged 9", "Grimsby, a boy aged 9"),
    ],
    "day-and-place": [("every Tuesday at Oakfield", "Tuesday at Oakfield")],
    "initials-and-place": [
        ("J.B. from Salford", "J.B. from Salford"),
        ("K in Hackney", "K in Hackney"),
    ],
    "name": [
        ("Mrs Patel rang", "Mrs Patel"),
        ("mr okafor rang", "mr okafor"),
        ("i saw sarah today", "sarah"),
        ("i saw SARAH today", "SARAH"),
        ("then Siobh\u00e1n O'Brien came", "Siobh\u00e1n O'Brien"),
        ("mary-jane was late", "mary-jane"),
        ("then Abdul-Rahman Khan came", "Abdul-Rahman Khan"),
        ("I told Will about it", "Will"),
        ("May said she hates it", "May"),
        ("a boy called zephyr", "zephyr"),
        ("her son Tyrell laughed", "Tyrell"),
        ("when Tremaine said no", "Tremaine"),
        ("at Xanthe's mum", "Xanthe's"),
        ("her name is Quilla", "Quilla"),
        ("then grace said no", "grace"),
        ("with the Okafor family", "Okafor"),
    ],
}

LEFT_ALONE = """
This was a section 47 enquiry, and I went back to Working Together 2018.
The CP plan and the S20 agreement are due at 9.30am on Tuesday.
He is in Year 9, see page 12, and it counts for PCF 6.
I may ask for help and I will hope for grace; we grant leave.
May was hard. Will it end? Hope was low. Faith is important to the family.
Mark the date: I was frank, and my manager was rich in advice.
Children Act 1989, Care Act 2014 section 42, KCSIE 2023, ICD-10, DSM-5, Regulation 44.
I used Gibbs' reflective cycle and Kolb; as Bowlby says, attachment matters.
Clare's Law and Gillick competence came up, and the Fraser guidelines.
The Victoria Climbié inquiry, the Munro review, the Casey Review.
I rang Childline on 0800 1111 and the police on 101; the helpline is 0808 800 5000.
The budget is £250000 for 30 children over 12 months, from 09.30-10.30, 24/7, 3/4 of it.
I drove two hours down the road and it was a 10 minute walk home.
Primary school was hard, the high school rang, and she hates secondary school.
The Team Manager said no; the Family Court agreed; Social Work England was told.
Mum said nothing. Dad's house was cold. Nan's flat was warm. A boy called me names.
I hope said in passing; she hugged her teddy; a Nigerian family and a Polish household.
I met with CAMHS on Thursday and with the Independent Reviewing Officer on Friday.
Next supervision is on 12/09/2025 and the visit is on 3 May.
Ring the school. Email the Nursery. Ask the school nurse. Ring the hospital ward.
Ring school. Chase the family centre. Call school and book the hospital interpreter.
""".strip().splitlines()


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [(text, part, kind) for kind, rows in NOTICED.items() for text, part in rows],
)
def test_it_is_noticed_and_named(text: str, part: str, kind: str):
    found = [
        (text[each.start : each.end], each.kind) for each in find_identifiers(text)
    ]
    assert (part, kind) in found


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_trade_text_is_left_alone(text: str):
    assert [text[each.start : each.end] for each in find_identifiers(text)] == []


@pytest.mark.parametrize("text", ["The birth was hard.", "A birth mother.", "birth"])
def test_a_birth_with_no_date_near_it_is_left_alone(text: str):
    assert find_identifiers(text) == []


def test_every_kind_is_shown_here():
    assert NOTICED.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_plain_words_and_one_line_that_teaches(kind: str):
    words, teaches = KINDS[kind]
    assert words.split()[0] in ("a", "an", "initials") and not words.endswith(".")
    assert teaches.endswith(".") and len(teaches) < 90 and "!" not in teaches
    assert "anonym" not in (words + teaches).lower()


def test_names_the_writer_knows_of_are_noticed_in_any_case():
    found = find_identifiers("then Bluebell-9 rang bluebell-9", ["Bluebell-9", "  "])
    assert [(each.start, each.kind) for each in found] == [(5, "name"), (21, "name")]


def test_part_of_a_word_is_no_known_name():
    assert find_identifiers("the anchor", ["anch"]) == []
