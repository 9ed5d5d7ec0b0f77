"""What the names of en-worldwide-newswire become when the network is trained on them."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "data/build/model"))

import corpora  # noqa: E402  (found in the folder above)

CASES = [
    ("in the Amber Party", "the Amber Party", "Organization", [("Amber Party", "ORG")]),
    ("in southern Kenya", "southern Kenya", "Location", [("Kenya", "GPE")]),
    ("in Eldoret, Kenya.", "Eldoret, Kenya", "Location", [("Eldoret", "GPE"), ("Kenya", "GPE")]),
    ("in Toyota in Japan.", "Toyota in Japan", "Location", [("Toyota", "GPE"), ("Japan", "GPE")]),
    ("the Tana River.", "the Tana River", "Location", [("Tana River", "LOC")]),
    ("across Africa", "Africa", "Location", [("Africa", "LOC")]),
    ("for dos Santos", "dos Santos", "Person", [("dos Santos", "PERSON")]),
    ("western Sudanese", "western Sudanese", "NORP", [("Sudanese", "NORP")]),
    ("at Maria’s", "Maria’s", "Organization", [("Maria’s", "ORG")]),
    ("the Padma Bridge", "Padma Bridge", "Facility", [("Padma Bridge", "FAC")]),
    ("the World Cup", "World Cup", "Misc", [("World Cup", "")]),
    ("on Monday", "Monday", "Date", []),
    ("for $5", "$5", "Money", []),
]


@pytest.mark.parametrize(("text", "name", "label", "expected"), CASES)
def test_names_are_told_as_ours(text: str, name: str, label: str, expected: list[tuple[str, str]]) -> None:
    start = text.index(name)
    given = {"start": start, "end": start + len(name), "label": label}
    told = [(text[a:b], ours) for a, b, ours in corpora.divided(text, given)]
    assert told == expected
