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
from dashboard.records import DateMention, Document, Extraction, Mention, Place, Quote, Span
from dashboard.text import layout
from tests.growth import assert_linear
from tests.tiers import first

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


def column(*ends: tuple[bool, bool]) -> str:
    """Return full lines of 36 characters: whether each begins with a capital, and ends a sentence."""
    return "\n".join(
        f"{'River' if capital else 'river'} went over the old banks and {'mil.' if ended else 'mile'}"
        for capital, ended in ends
    )


SOME = (False, False)
# How many lines are full, how many of those behind them begin with a capital, how many end a sentence
READ = [
    (1, 0, 0, True),
    (1, 1, 0, False),
    (1, 0, 1, False),
    (2, 0, 0, True),
    (2, 1, 0, False),
    (2, 0, 1, False),
    (3, 1, 1, True),
    (4, 2, 0, True),
    (4, 3, 0, False),
    (4, 0, 2, True),
    (4, 0, 3, False),
]


@pytest.mark.parametrize(("full", "capitals", "ended", "is_wrapped"), READ)
def test_of_wrapped_lines_at_most_half_begin_or_end_a_sentence(
    full: int, capitals: int, ended: int, is_wrapped: bool
) -> None:
    lines = [(0 < number <= capitals, number < ended) for number in range(full + 1)]
    assert (layout.unwrapped(column(*lines)) is not None) == is_wrapped


WIDE = [
    "A court in the north freed three miners on Thursday after",
    "years of waiting. Their lawyer was on the way home, Helena",
    "Strauss said.",
]
BROKEN = "The clerk, Philip\nRoe, met Sir Ronald\nMcAllister of the Bank of\nEngland in Leeds."


def test_one_line_in_small_letters_is_enough_in_a_wide_column() -> None:
    found = layout.unwrapped("\n".join(WIDE))
    assert found is not None
    assert found.text == " ".join(WIDE)
    assert layout.unwrapped("\n".join(line.title() for line in WIDE)) is None
    ended = [WIDE[0], WIDE[1].replace(", Helena", " then."), WIDE[2]]
    assert layout.unwrapped("\n".join(ended)) is None


def test_a_block_in_which_a_line_ends_in_the_is_one_paragraph() -> None:
    found = layout.unwrapped(f"Harbour news\n\n{BROKEN}\n\nIlze Kalnina\nOskar Varga\n")
    assert found is not None
    assert found.text == f"Harbour news\n\n{BROKEN.replace(chr(10), ' ')}\n\nIlze Kalnina\nOskar Varga\n"


@pytest.mark.parametrize(
    "block",
    [
        BROKEN.replace("of\n", "group\n"),  # nothing ends where nothing can end
        BROKEN.removesuffix("."),
        BROKEN.replace("Ronald\n", "Ronald.\n"),
        BROKEN.replace("Ronald\n", "Ronald,\n"),
        BROKEN.replace("Roe, met", "- Roe, met"),
        BROKEN.replace("Roe, met", "> Roe, met"),
        "He met the\nBank of Leeds.",
        BROKEN[0].lower() + BROKEN[1:],
        BROKEN.replace("Roe, met", "Roe, " + "met " * 40),
    ],
)
def test_a_block_that_may_be_a_list_stays_as_it_is(block: str) -> None:
    assert layout.unwrapped(block) is None


@pytest.mark.parametrize(("short", "is_wrapped"), [(3, True), (4, False)])
def test_of_ten_wrapped_lines_at_least_seven_are_full(short: int, is_wrapped: bool) -> None:
    lines = ["river went over\n"] * short + [f"{column(SOME)}\n"] * (11 - short)
    assert (layout.unwrapped("".join(lines)) is not None) == is_wrapped


@pytest.mark.parametrize(
    ("width", "is_wrapped"), [(23, False), (24, True), (25, True), (119, True), (120, True), (121, False)]
)
def test_a_column_is_24_to_120_characters_wide(width: int, is_wrapped: bool) -> None:
    text = "\n".join(["flooded " + "x" * (width - 8)] * 4)
    assert (layout.unwrapped(text) is not None) == is_wrapped


# A line of 60 characters, a shorter one, what follows, and how they read together
LINE_60 = "the river that had come down in the night over all the banks"
LONG_54, LONG_55 = LINE_60[:54], f"{LINE_60[:51]}this"
ENDS = [
    (LONG_54, "again", f"{LONG_54}\nagain"),
    (LONG_55, "again", f"{LONG_55} again"),
    (LINE_60[:51] + "non-", "A-rated bonds", LINE_60[:51] + "non-A-rated bonds"),
    (LINE_60[:51] + "mid-", "1990s", LINE_60[:51] + "mid- 1990s"),
    (LINE_60[:47] + "paid on Nov.", "3. That was late", LINE_60[:47] + "paid on Nov. 3. That was late"),
    (LINE_60[:47] + "paid Friday.", "3. That was late", LINE_60[:47] + "paid Friday.\n3. That was late"),
    (LINE_60[:47] + "paid on time", "3. That was late", LINE_60[:47] + "paid on time 3. That was late"),
    (LONG_55, "Riga     40", f"{LONG_55}\nRiga 40"),
    ("Riga     " + LINE_60[:50], "again", "Riga " + LINE_60[:50] + "\nagain"),
    ("> " + LONG_55, "again", f"{LONG_55}\nagain"),
    ("> " + LONG_55, "> again", f"{LONG_55} again"),
    ("> " + LONG_55, ">> again", f"{LONG_55}\nagain"),
]


@pytest.mark.parametrize(("line", "following", "read"), ENDS)
def test_a_line_goes_on_where_the_next_word_had_no_room(line: str, following: str, read: str) -> None:
    found = layout.unwrapped("\n".join([*[LINE_60] * 6, "", line, following]))
    assert found is not None
    assert found.text == f"{' '.join([LINE_60] * 6)}\n\n{read}"


@pytest.mark.parametrize(
    ("length", "goes_on"), [(121, True), (123, True), (239, True), (240, True), (241, False)]
)
def test_one_line_in_fifty_may_be_longer_but_only_half_as_long_again_goes_on(
    length: int, goes_on: bool
) -> None:
    long = ("flooded " * 40)[: length - 1] + "."
    found = layout.unwrapped("\n".join([*[LINE_60] * 48, long, "", "met."]))
    assert found is not None
    assert found.text.startswith(" ".join([LINE_60] * 48) + (" " if goes_on else "\n") + long[:50])


def test_of_49_lines_a_longer_one_is_the_width() -> None:
    assert layout.unwrapped("\n".join([*[LINE_60] * 47, "flooded " * 20, "", "met."])) is None


@pytest.mark.parametrize("words", ["RIGA", "reached the lower", "self-styled guard", "left."])
def test_a_stretch_is_found_again_in_the_wrapped_text(words: str) -> None:
    text = wrapped(PARAGRAPHS[0], 34)
    found = layout.unwrapped(text)
    assert found is not None
    at = found.text.index(words)
    start, end = found.span(at, at + len(words))
    assert " ".join(text[start:end].split()) == words


def test_an_empty_stretch_stays_empty_and_where_it_was() -> None:
    text = wrapped(PARAGRAPHS[0], 34, mark="> ")
    found = layout.unwrapped(text)
    assert found is not None
    first_of_a_line = text.split("\n> ")[1].split()[0]
    at = found.text.index(first_of_a_line)
    assert found.span(at, at) == (text.index(first_of_a_line),) * 2


def test_what_was_found_in_paragraphs_is_given_with_the_words_of_the_wrapped_text() -> None:
    text = wrapped(PARAGRAPHS[1], 34)
    found = layout.unwrapped(text)
    assert found is not None
    at = found.text.index("that the work would take two years")
    quote = Quote(at, at + 34, found.text[at : at + 34], "indirect")
    (moved,) = layout.as_given(Extraction("d", quotes=(quote,)), text, found).quotes
    assert text[moved.start : moved.end] == moved.text
    assert "\n" in moved.text
    assert " ".join(moved.text.split()) == quote.text
    assert moved.speaker is None


def test_what_was_found_in_a_text_without_wrapped_lines_stays_where_it_is() -> None:
    given_so = Extraction("d", entities=(Mention(0, 4, "RIGA", "GPE"),))
    assert layout.as_given(given_so, ARTICLE) == given_so


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
@pytest.mark.parametrize("way", first(1, WAYS[:2] + WAYS[4:5]), ids=str)
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
