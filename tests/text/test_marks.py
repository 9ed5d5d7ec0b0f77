"""Where quotation marks open and close."""

import time

import pytest

from dashboard.text import marks

PAIRED = [
    ('He said "no" twice.', ["no"]),
    ("He said “no” twice.", ["no"]),
    ("He said ‘no’ twice.", ["no"]),
    ("He said 'no' twice.", ["no"]),
    ("« Non », he said", [" Non "]),
    ("„Nein“, he said", ["Nein“, he said"]),
    ("``no'' he said", ["no"]),
    ("“A,” she said, “B.”", ["A,", "B."]),
    ('"A," she said, "B."', ["A,", "B."]),
    ("She said \"they called it 'a mess' again\".", ["they called it 'a mess' again"]),
    ('"He called it a “mess,” and left," she said.', ["He called it a “mess,” and left,"]),
    ('“He called it a "mess," and left,” she said.', ['He called it a "mess," and left,']),
    ("“One,” she said. “Two.”", ["One,", "Two."]),
    ('"wrongly closed,” she said', ["wrongly closed,"]),
    ("“an open quotation", ["an open quotation"]),
    ('"an open quotation', ["an open quotation"]),
    ("Don't, can't, the workers' union, rock 'n' roll, the '90s", []),
    ("It's the workers' plan, 'a good one', he said", ["a good one"]),
    ('The board is 5" wide.', []),
    ("", []),
    ('"', []),
    ('""', [""]),
    ("”stray closing", []),
]


@pytest.mark.parametrize(("text", "contents"), PAIRED)
def test_marks_pair(text: str, contents: list[str]) -> None:
    assert [text[m.start : m.end] for m in marks.pair(text)] == contents


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['"', "“", "'", "‘a’ ", '"a ', "''", "«", "” "])
def test_pairing_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * length
        began = time.process_time()
        marks.pair(text)
        return time.process_time() - began

    shortest = min(seconds(10_000) for _ in range(3))
    # Eight times the text: about 8 if linear, 64 if quadratic.
    assert min(seconds(80_000) for _ in range(3)) < 24 * max(shortest, 0.002)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“One.\n“Two.”"
    found = [m for start, end in marks.paragraphs(text) for m in marks.pair(text, start, end)]
    assert [(text[m.start : m.end], m.closed) for m in found] == [("One.", False), ("Two.", True)]
