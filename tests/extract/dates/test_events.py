"""Each expression of time names the verb that it dates: the nearest of its clause, by tags."""

import re
from datetime import date

import pytest

from dashboard.extract.dates import find_dates

# Words with their tags where they have one that matters: ruled/VBD.
TAGGED = re.compile(r"(\S+?)/([A-Z$]+)(?=\W|$)")


def tagged(marked: str) -> tuple[str, dict[int, str]]:
    """Return the text without its tags, and the tags by the start of their word."""
    tags: dict[int, str] = {}
    text, at = "", 0
    for found in TAGGED.finditer(marked):
        text += marked[at : found.start()]
        tags[len(text)] = found[2]
        text, at = text + found[1], found.end()
    return text + marked[at:], tags


@pytest.mark.parametrize(
    ("marked", "events"),
    [
        ("The court ruled/VBD on Friday that the law was/VBD void.", ["ruled"]),
        ("On Monday, the union will/MD decide/VB whether to strike/VB.", ["decide"]),
        ("The minister, who resigned/VBD on Thursday, denied/VBD it.", ["resigned"]),
        ("Police arrested/VBD two men, and on Friday a judge ordered/VBD a search.", ["ordered"]),
        ("Monday's/POS attack/NN killed/VBD twelve.", ["attack"]),
        ("The president, a lawyer, met/VBD the minister, his cousin, on Tuesday.", ["met"]),
        ("Since March the treaty has/VBZ not/RB yet/RB been/VBN signed/VBN.", ["signed"]),
        ("She told/VBD us Thursday he would/MD leave/VB Monday.", ["told", "leave"]),
        ("The/DT planned/VBN summit/NN of 2019 was/VBD called/VBN off.", ["called"]),
        ("A quiet day/NN in May, by the river.", [""]),
    ],
)
def test_the_verb_that_is_dated(marked: str, events: list[str]) -> None:
    text, tags = tagged(marked)
    found = find_dates(text, published=date(2022, 4, 26), tags=tags)
    assert [one.event for one in found] == events


def test_without_tags_no_verb_is_named() -> None:
    assert [one.event for one in find_dates("He left on Friday.", published=None)] == [""]
