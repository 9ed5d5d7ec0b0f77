"""Each expression of time names what it dates: the nearest verb with its subject and object, by tags."""

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
        ("The/DT court/NN ruled/VBD on/IN Friday that the law was/VBD void.", ["court ruled"]),
        ("On Monday, the/DT union/NN will/MD decide/VB whether to strike/VB.", ["union will decide"]),
        ("The/DT minister/NN, who/WP resigned/VBD on Thursday, denied/VBD it.", ["minister resigned"]),
        (
            "Police/NNS arrested/VBD two/CD men/NNS, and on Friday a/DT judge/NN ordered/VBD a/DT search/NN.",
            ["judge ordered a search"],
        ),
        ("Monday's/POS attack/NN killed/VBD twelve.", ["attack"]),
        ("Friday's/POS long/JJ election/NN debate/NN drew/VBD few.", ["long election debate"]),
        (
            "The/DT president/NN, a/DT lawyer/NN, met/VBD the/DT minister/NN, his cousin, on Tuesday.",
            ["met the minister"],
        ),
        ("Since March the/DT treaty/NN has/VBZ not/RB been/VBN signed/VBN.", ["treaty has not been signed"]),
        (
            "She/PRP told/VBD us/PRP Thursday he/PRP would/MD leave/VB Monday.",
            ["She told us", "he would leave"],
        ),
        ("The/DT planned/VBN summit/NN of/IN 2019 was/VBD called/VBN off/RP.", ["was called off"]),
        ("A quiet day/NN in May, by the river.", [""]),
        (
            "Talks/NNS in/IN Geneva/NNP are/VBP expected/VBN to/TO resume/VB Monday.",
            ["Talks in Geneva are expected to resume"],
        ),
        ("The/DT bridge/NN reopened/VBD Sunday.", ["bridge reopened"]),
        ("He/PRP didn/VBD't sign/VB it/PRP on Sunday.", ["He didn't sign it"]),
        ("She/PRP's/VBZ leaving/VBG Sunday.", ["She's leaving"]),
        ("The/DT report/NN showed/VBD he/PRP had/VBD left/VBN on Sunday.", ["he had left"]),
        ("The/DT report/NN of/IN Sunday showed/VBD he/PRP had/VBD left/VBN.", ["showed"]),
        (
            "On Sunday the/DT old/JJ head/NN of/IN the/DT bank/NN of/IN the/DT north/NN left/VBD.",
            ["left"],
        ),
    ],
)
def test_what_is_dated(marked: str, events: list[str]) -> None:
    text, tags = tagged(marked)
    found = find_dates(text, published=date(2022, 4, 26), tags=tags)
    assert [one.event for one in found] == events


def test_without_tags_no_verb_is_named() -> None:
    assert [one.event for one in find_dates("He left on Friday.", published=None)] == [""]
