"""What stands above and around the text of an article from Nexis, as papers, wires and stations have it."""

import pytest

from dashboard.readers.databases import blocks, nexis
from dashboard.records import Document

NUMBER = "                               1 of 1 DOCUMENTS\n\n"
LENGTH = "LENGTH: 40 words\n\n"
TEXT = "Seals like cold mornings, said Ana Berg.\n\n"
END = "LOAD-DATE: May 1, 2022\n\nLANGUAGE: ENGLISH\n"


def middle(*lines: str) -> str:
    """Return lines in the middle, as one block."""
    return "".join(f"{'':20}{line}\n" for line in lines) + "\n"


PAPER, DAY = middle("The Post"), middle("April 26, 2022 Tuesday")
# What stands above the text; title, day, source, author, section, page
HEADERS = [
    (PAPER + DAY + "Seals\n\n" + LENGTH, ("Seals", "2022-04-26", "The Post", "", "", "")),
    # the copyright line above the source, the title as a label
    (
        middle("Copyright 2001 The Harbour Company", "The Post")
        + middle("March 3, 2001, Saturday, Final Edition")
        + "SECTION: A SECTION; Pg. A01\n\nLENGTH: 1000 words\n\nHEADLINE: Seals;\nThey sing\n\n"
        + "BYLINE: Ana Berg\n\nBODY:\n\n",
        ("Seals; They sing", "2001-03-03", "The Post", "Ana Berg", "A SECTION", "A01"),
    ),
    # the headline above the day
    (PAPER + "Seals\n\n" + DAY + LENGTH, ("Seals", "2022-04-26", "The Post", "", "", "")),
    # a wire
    (
        middle("Meridian Wire International") + middle("April 26, 2002, Friday, BC cycle") + "Seals\n\n"
        "BYLINE: By ANA BERG, a writer\n\nSECTION: World News\n\n" + LENGTH + "DATELINE: RIGA\n\n",
        ("Seals", "2002-04-26", "Meridian Wire International", "ANA BERG, a writer", "World News", ""),
    ),
    # a broadcast
    (
        middle("Radio Quay") + middle("SHOW: MORNING 9:00 AM EST") + DAY + middle("TRANSCRIPT: 042601CN.V11")
        + "SECTION: NEWS; International\n\nLENGTH: 50 words\n\nHEADLINE: Seals\n\n"
        + "GUESTS: Per Lund\n\nBODY:\n\n",
        ("Seals", "2022-04-26", "Radio Quay", "", "NEWS; International", ""),
    ),
    # editions, an appended correction, the paper's city
    (
        middle("The Times of Riga")
        + middle("January 11, 2010 Monday ", "Edition 1;", "Ireland") + "Seals\n\n" + LENGTH,
        ("Seals", "2010-01-11", "The Times of Riga", "", "", ""),
    ),
    (
        PAPER + middle("January 28, 1993, Thursday, Late Edition - Final", "Correction Appended")
        + "Seals\n\n" + LENGTH,
        ("Seals", "1993-01-28", "The Post", "", "", ""),
    ),
    # German
    (
        middle("Hafenpost") + middle("26. April 2022 Dienstag", "Deutschland Ausgabe")
        + "Robben am Kai\n\nAUTOR: Jana Roth\n\nRUBRIK: POLITIK; S. 4\n\nLÄNGE: 345 Wörter\n\n",
        ("Robben am Kai", "2022-04-26", "Hafenpost", "Jana Roth", "POLITIK", "4"),
    ),
    # a headline that begins like a label
    (PAPER + DAY + "UPDATE: Seals\n\n" + LENGTH, ("UPDATE: Seals", "2022-04-26", "The Post", "", "", "")),
    (PAPER + DAY + "NAMED: Seals\n\n" + LENGTH, ("NAMED: Seals", "2022-04-26", "The Post", "", "", "")),
    # no headline, no day, no source
    (PAPER + DAY + LENGTH, ("", "2022-04-26", "The Post", "", "", "")),
    (PAPER + "Seals\n\n" + LENGTH, ("Seals", "None", "The Post", "", "", "")),
    (DAY + "Seals\n\n" + LENGTH, ("Seals", "2022-04-26", "", "", "", "")),
    # no label at all
    (PAPER + DAY + "Seals\n\n", ("Seals", "2022-04-26", "The Post", "", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("header", "fields"), HEADERS, ids=range(len(HEADERS)))
def test_what_stands_above_the_text(header: str, fields: tuple[str, ...]) -> None:
    (item,) = nexis.articles(blocks.of_text(NUMBER + header + TEXT + END))
    assert isinstance(item, Document)
    found = (item.title, str(item.published), item.source, item.author, item.section, item.page)
    assert (found, item.text) == (fields, TEXT.strip())


# What stands below the text, and whether it belongs to it
BELOW = [
    ("", "LOAD-DATE: May 1, 2022\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: PHOTO\n\nThe quay on Monday.\n"),
    ("", "URL: http://www.post.example\n\nSUBJECT: SEALS (90%)\n\nPERSON: ANA BERG (58%)\n"),
    ("", "CORRECTION-DATE: May 3, 2022\n\nCORRECTION: A caption was wrong. The seal is a sea lion.\n"),
    ("", "UPDATE: 27. April 2022\n\nSPRACHE: GERMAN; DEUTSCH\n"),
    ("", middle("Copyright 2022 Harbour Post", "All Rights Reserved")),
    ("", "LOAD-DATE: May 1, 2022\n\nMATP\n\nDISTRIBUTION: Every Zone\n\n" + middle("Copy 2013 The Post")),
    ("SUBJECT to change.", "SUBJECT to change.\n\nLOAD-DATE: May 1, 2022\n"),
    ("UPDATE: the seals left on Sunday.", "UPDATE: the seals left on Sunday.\n\nLOAD-DATE: May 1, 2022\n"),
    ("NOTE: Ana Berg is a diver.", "NOTE: Ana Berg is a diver.\n\nLOAD-DATE: May 1, 2022\n"),
    ("LANGUAGE: it matters.", "LANGUAGE: it matters.\n\nLOAD-DATE: May 1, 2022\n"),
]


@pytest.mark.parametrize(("text", "below"), BELOW, ids=range(len(BELOW)))
def test_what_stands_below_the_text(text: str, below: str) -> None:
    (item,) = nexis.articles(blocks.of_text(NUMBER + PAPER + DAY + "Seals\n\n" + LENGTH + TEXT + below))
    assert isinstance(item, Document)
    assert item.text == "\n\n".join(filter(None, (TEXT.strip(), text)))
