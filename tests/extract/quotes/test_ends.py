"""Contents that were cut short or begun too far end with a clause; tags are set by hand, word by word."""

import re

import pytest

from dashboard.extract.model.attribution import Attribution
from dashboard.extract.quotes import ends
from dashboard.text import marks
from dashboard.text.intervals import Intervals

WORD = re.compile(r"(?P<word>[\w’-]+)/(?P<tag>[A-Z$]+)")


def mended(written: str) -> str:
    """Return the content of a text written so: Ruiz said [a man/NN from/IN] the/DT port, …"""
    tags: dict[int, str] = {}
    text, content = "", [0, 0]
    for part in re.finditer(r"\[|\]|[\w’-]+/[A-Z$]+|.", written, re.DOTALL):
        if part[0] in "[]":
            content[part[0] == "]"] = len(text)
        elif found := WORD.fullmatch(part[0]):
            tags[len(text)] = found["tag"]
            text += found["word"]
        else:
            text += part[0]
    at = text.index("said")
    one = Attribution(((0, at - 1),), ((at, at + 4),), ((content[0], content[1]),), 0.9)
    marked = Intervals(list(marks.pair(text, 0, len(text))), of=lambda m: (m.outer_start, m.outer_end))
    (done,) = ends.mend(text, [one], marked, tags)
    return text[slice(*done.content[-1])]


CASES = [
    ("Ruiz said [he/PRP saw/VBD a man/NN hired/VBN at/IN the/DT] port/NN office, and left.",
     "he saw a man hired at the port office"),
    ("Ruiz said [the dam/NN leaks/VBZ and/CC] ordered/VBD a survey.", "the dam leaks"),
    ("Ruiz said [people/NNS fled/VBD to/IN Goma, where/WRB the camp/NN] is/VBZ full, on Monday.",
     "people fled to Goma, where the camp is full"),
    ("Ruiz said [it/PRP was/VBD a crime, which/WDT] could/MD be/VB tried abroad.",
     "it was a crime, which could be tried abroad"),
    ("Ruiz said [“it is over.” Forests/NNS] are/VBP rich.", "“it is over.”"),
    ("Ruiz said [the ferry/NN sank/VBD off/IN the/DT] coast/NN of Malta. Nobody knew.",
     "the ferry sank off the coast of Malta"),
    ("Ruiz said [wages/NNS rose/VBD but/CC] did/VBD not say when.", "wages rose"),
    ("Ruiz said [they/PRP trained/VBD when/WRB the hall/NN] was/VBD free.",
     "they trained when the hall was free"),
    ("Ruiz said [he/PRP was/VBD called/VBN a “fool” by/IN the/DT] coach/NN of “Real” fans, he added.",
     "he was called a “fool” by the coach of “Real” fans"),
    ("Ruiz said [the bus/NN will/MD stop/VB for/IN her/PRP$] mother/NN\nNext: more",
     "the bus will stop for her mother"),
    # What is whole stays.
    ("Ruiz said [this is what/WP he/PRP asked/VBD for/IN] was/VBD unfair.", "this is what he asked for"),
    ("Ruiz said [the plan/NN of/IN the party/NN] was/VBD read.", "the plan of the party"),
    ("Ruiz said [the plan/NN works/VBZ], and/CC left.", "the plan works"),
    ("Ruiz said [he/PRP wrote/VBD “to the”] printer.", "he wrote “to the”"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "content"), CASES)
def test_a_content_ends_with_its_clause(written: str, content: str) -> None:
    assert mended(written) == content


def test_a_clause_that_ends_far_away_is_left_alone() -> None:
    written = "Ruiz said [the boat/NN lay/VBD at/IN the/DT] " + "very " * 60 + "old pier."
    assert mended(written) == "the boat lay at the"
