"""Two people in turn: a paragraph that is one quotation goes to the one who spoke two paragraphs before."""

import pytest

from dashboard.link import turns
from dashboard.link.scene import Scene
from dashboard.records import Mention, Quote
from dashboard.text import marks
from dashboard.text.article import lay_out

A, B = "“Yes,” Ada said.", "“No,” Bo said."
BARE = "“Why not?”"
TURNS = [
    ([A, B, BARE], ["Ada", "Bo", "Ada"]),
    ([A, B, BARE, BARE], ["Ada", "Bo", "Ada", "Bo"]),
    ([A, A, BARE], ["Ada", "Ada", None]),
    ([A, BARE], ["Ada", None]),
    ([A, "It rained.", B, BARE], ["Ada", "Bo", None]),
    ([A, B, "“Why not?” It rained."], ["Ada", "Bo", None]),
    ([f"{A} {B}", B, BARE], ["Ada", "Bo", "Bo", None]),
    ([BARE], [None]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), TURNS)
def test_a_bare_paragraph_is_the_other_ones_turn(paragraphs: list[str], expected: list[str | None]) -> None:
    text = "\n\n".join(paragraphs)
    quotes = []
    for start, end in marks.paragraphs(text):
        for m in marks.pair(text, start, end):
            said = text[m.outer_end :].split()[:1]
            name = said[0] if said and said[0] in {"Ada", "Bo"} and text[m.outer_end] == " " else None
            by = Mention(m.outer_end + 1, m.outer_end + 4, name, "PERSON", name) if name else None
            quotes.append(Quote(m.start, m.end, text[m.start : m.end], "direct", by))
    found = turns.fill(text, quotes, Scene(lay_out(text)))
    assert [quote.speaker and quote.speaker.name for quote in found] == expected
