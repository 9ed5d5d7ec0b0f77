"""Text in narrow columns is read as its paragraphs; verse, lists, tables and addresses stay as they are."""

import re
import textwrap
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.preprocess import extract_document
from dashboard.readers import published
from dashboard.records import DateMention, Document, Mention, Place, Quote, Span
from dashboard.text import layout
from tests.growth import assert_linear

ARTICLES = sorted((Path(__file__).parents[1] / "cases" / "articles").glob("*.txt"))
PARAGRAPHS = (
    "RIGA, May 3 — The river rose on Monday and reached the lower town by night, where some forty houses "
    "stood empty and the self-styled guard of the bridge had left.",
    "“We will rebuild the bridge,” Mayor Ilze Kalnina said on Tuesday in Riga. She added that the work would "
    "take two years and that nobody had been hurt in the flood.",
    "The paper of record, founded in 1998, did not report the flood at first. It wrote on page 3 of its "
    "Friday edition that the river had been higher in the spring of 2013.",
)
ARTICLE = "\n\n".join(PARAGRAPHS)


def wrapped(text: str, width: int, *, mark: str = "", stop: str = " ", apart: str = "\n\n") -> str:
    """Return paragraphs as an old mail has them."""
    spaced = (re.sub(r"(?<=[.”]) (?=[A-Z“])", stop, one) for one in text.split("\n\n"))
    blocks = ("\n".join(textwrap.wrap(one, width, break_long_words=False)) for one in spaced)
    return "\n".join(f"{mark}{line}".rstrip() for line in apart.join(blocks).split("\n"))


WAYS: list[dict[str, Any]] = [
    {"width": 60},
    {"width": 72},
    {"width": 80},
    {"width": 34},
    {"width": 72, "mark": "> "},
    {"width": 66, "mark": ">> "},
    {"width": 72, "mark": "    "},
    {"width": 72, "stop": "  "},
    {"width": 72, "mark": "> ", "stop": "  "},
    {"width": 38, "stop": "  "},
]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_wrapped_paragraphs_are_put_together(way: dict[str, Any]) -> None:
    found = layout.unwrapped(wrapped(ARTICLE, **way))
    assert found is not None
    assert found.text.split("\n\n") == list(PARAGRAPHS)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_whatever_ends_a_line(ending: str) -> None:
    found = layout.unwrapped(wrapped(ARTICLE, 72).replace("\n", ending))
    assert found is not None
    assert found.text.split("\n\n") == list(PARAGRAPHS)


def test_a_headline_without_a_blank_line_stays_apart() -> None:
    found = layout.unwrapped(f"Flood in Riga\n{wrapped(ARTICLE, 72)}")
    assert found is not None
    assert found.text.startswith("Flood in Riga\nRIGA, May 3 — The river rose")


@given(st.sampled_from([30, 47, 60, 72, 99]), st.sampled_from(["", "> ", "  "]), st.sampled_from([" ", "  "]))
def test_each_character_is_found_again(width: int, mark: str, stop: str) -> None:
    text = wrapped(ARTICLE, width, mark=mark, stop=stop)
    found = layout.unwrapped(text)
    assert found is not None
    assert len(found.given) == len(found.text)
    for character, at in zip(found.text, found.given, strict=True):
        assert character == text[at] or (character.isspace() and (text[at].isspace() or text[at] == ">"))


APART = {
    "an article in one line a paragraph": ARTICLE,
    "verse": (
        "The river came at night and took the mill,\n"
        "The miller slept and did not hear it come,\n"
        "And in the morning all the wheels stood still,\n"
        "And all the birds that used to sing were dumb.\n"
        "His daughter went to look for what was left,\n"
        "A sack, a stone, a shoe without a lace,\n"
    ),
    "an address": "The Editor\nThe Daily Post\n14 Bridge Street\nRiga LV-1050\nLatvia\n",
    "a list": (
        "What the council decided on Monday evening:\n"
        "- The bridge is closed until the end of May\n"
        "- The school opens again on Thursday morn\n"
        "- The mayor reports to the council monthly\n"
        "- The budget is debated in the next month\n"
    ),
    "a numbered list": (
        "1. The bridge is closed until the end of May.\n"
        "2. The school opens again on Thursday next.\n"
        "3. The mayor reports to the council soon.\n"
    ),
    "a table": (
        "Town        Houses   People   Damage\n"
        "Riga            12       40     high\n"
        "Jelgava          3        9      low\n"
        "Bauska           7       21     high\n"
    ),
    "a table with strokes": "| town | houses |\n| riga | twelve |\n| bauska | seven |\n",
    "headlines": (
        "Bridge closed after flood in Riga\n"
        "School opens again on Thursday\n"
        "Mayor reports to council\n"
        "Budget debated next month\n"
    ),
    "an interview": "Ledger: How high was it?\nKalnina: Three metres.\nLedger: And now?\nKalnina: Two.\n",
    "header lines": "From: ana@example.org\nTo: desk@example.org\nSubject: the bridge\n",
    "names": "Ilze Kalnina\nOskar Varga\nJana Novak\n",
    "one line": "The river rose on Monday and reached the lower town.",
    "nothing": "",
    "spaces": "   \n \n",
}


@pytest.mark.parametrize("kind", APART)
def test_what_is_no_column_of_text_stays_as_it_is(kind: str) -> None:
    assert layout.unwrapped(APART[kind]) is None


@pytest.mark.parametrize("kind", ["verse", "an address", "a list", "a table", "an interview"])
def test_what_stands_in_a_wrapped_article_stays_as_it_is(kind: str) -> None:
    found = layout.unwrapped(f"{wrapped(ARTICLE, 72)}\n\n{APART[kind]}\n{wrapped(ARTICLE, 72)}")
    assert found is not None
    lines = [" ".join(line.split()) for line in APART[kind].splitlines()]
    assert [line for line in lines if line not in found.text.split("\n")] == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["\n", "> ", "a  ", "It rose\n", f"{ARTICLE}\n\n", "1. \n", "| a |  \n"])
def test_putting_lines_together_takes_time_as_the_text_is_long(piece: str) -> None:
    assert_linear(layout.unwrapped, lambda size: piece * (size // len(piece)), 25_000)


def test_a_dateline_in_a_narrow_column_dates_the_article() -> None:
    text = wrapped(
        "NEW YORK/LONDON, April 26, 2022 (Meridian) - Shares fell on Tuesday, as traders said there.", 30
    )
    assert str(published.from_dateline(text)) == "2022-04-26"


def said(text: str) -> tuple[Counter[Any], Counter[Any]]:
    """Return the names and quotes of an article, words without regard to white space."""
    found = extract_document(Document("d", text, published=date(2022, 4, 26)))
    rows: list[Mention | Quote | DateMention | Place | Span] = [
        *found.entities, *found.quotes, *found.dates, *found.places, *found.sentences
    ]  # fmt: skip
    for one in rows:
        assert text[one.start : one.end] == one.text
    names = Counter((one.label, one.name) for one in found.entities)
    quotes = Counter(
        (one.kind, one.speaker and one.speaker.name, " ".join(re.sub("\n *>+", " ", one.text).split()))
        for one in found.quotes
    )
    return names, quotes


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS[:2] + WAYS[4:5], ids=str)
def test_a_wrapped_article_says_what_it_says_unwrapped(way: dict[str, Any]) -> None:
    plain: tuple[Counter[Any], Counter[Any]] = (Counter(), Counter())
    narrow: tuple[Counter[Any], Counter[Any]] = (Counter(), Counter())
    for path in ARTICLES:
        text = path.read_text(encoding="utf-8")
        for sums, given_so in ((plain, text), (narrow, wrapped(text, **way))):
            for total, counted in zip(sums, said(given_so), strict=True):
                total.update({(path.stem, one): many for one, many in counted.items()})
    for least, one, other in zip((0.95, 0.9), plain, narrow, strict=True):
        assert (one & other).total() >= least * one.total()
        assert (one & other).total() >= least * other.total()
