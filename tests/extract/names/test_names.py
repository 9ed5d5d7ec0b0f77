"""Names as the model gives them, mended by what rules are sure of."""

import pytest

from dashboard.extract.names import find_names
from dashboard.records import Label
from dashboard.text.article import lay_out
from tests import sentences

Found = list[tuple[str, Label]]


def named(text: str, found: Found) -> list[tuple[str, str]]:
    spans, at = [], 0
    for name, label in found:
        start = text.index(name, at)
        at = start + len(name)
        spans.append((start, at, label))
    return [(m.text, m.label) for m in find_names(lay_out(text, sentences=sentences.split(text)), spans)]


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        # two pieces of one person's name
        ("Envoy Ban Ki-moon left.", [("Ban", "PERSON"), ("Ki-moon", "PERSON")], [("Ban Ki-moon", "PERSON")]),
        # the one who ends a sentence is not the one who begins the next
        (
            "They met Ruiz. Okafor had left.",
            [("Ruiz.", "PERSON"), ("Okafor", "PERSON")],
            [("Ruiz", "PERSON"), ("Okafor", "PERSON")],
        ),
        # two bodies may stand side by side
        (
            "The Senate Council met.",
            [("Senate", "ORG"), ("Council", "ORG")],
            [("Senate", "ORG"), ("Council", "ORG")],
        ),
        ("She ate french toast.", [("french", "NORP")], []),
        ("She met French and arab envoys.", [("French", "NORP"), ("arab", "NORP")], [("French", "NORP")]),
        ("the Baltic Times wrote", [("the Baltic Times", "ORG")], [("Baltic Times", "ORG")]),
        ("Ruiz's plan", [("Ruiz's", "PERSON")], [("Ruiz", "PERSON")]),
        ("President Ana Ruiz spoke", [("President Ana Ruiz", "PERSON")], [("Ana Ruiz", "PERSON")]),
        ("—, … spoke", [("…", "PERSON")], []),
        # a title alone is nobody; behind one stands a person
        ("Ms Ruiz?", [("Ms", "PERSON"), ("Ruiz", "PERSON")], [("Ruiz", "PERSON")]),
        ("Ms. Ruiz left.", [("Ms. Ruiz", "ORG")], [("Ruiz", "PERSON")]),
        ("H E Jamal Al Bader left.", [("H E Jamal Al Bader", "PERSON")], [("Jamal Al Bader", "PERSON")]),
        ("H.E. Ana Ruiz left.", [("H.E. Ana Ruiz", "PERSON")], [("Ana Ruiz", "PERSON")]),
        ("Eng. Ana Ruiz left.", [("Eng", "PERSON"), ("Ana Ruiz", "PERSON")], [("Ana Ruiz", "PERSON")]),
        ("Datuk Ana Ruiz left.", [("Datuk Ana Ruiz", "PERSON")], [("Ana Ruiz", "PERSON")]),
        # a given name with a hyphen behind the family name
        ("Envoy Ban Ki-moon left.", [("Ban", "PERSON")], [("Ban Ki-moon", "PERSON")]),
        ("With Obama Attorney-general Ruiz left.", [("Obama", "PERSON")], [("Obama", "PERSON")]),
        # a company by the first of its words, unless somebody bears the name
        (
            "Halden Marine rose; Halden hires.",
            [("Halden Marine", "ORG"), ("Halden", "PERSON")],
            [("Halden Marine", "ORG"), ("Halden", "ORG")],
        ),
        (
            "Halden Marine is led by Arne Halden. Halden hires.",
            [("Halden Marine", "ORG"), ("Arne Halden", "PERSON"), ("Halden", "PERSON")],
            [("Halden Marine", "ORG"), ("Arne Halden", "PERSON"), ("Halden", "PERSON")],
        ),
    ],
)
def test_names_are_whole_and_bare(text: str, found: Found, wanted: list[tuple[str, str]]) -> None:
    assert named(text, found) == wanted


def test_a_name_has_the_label_of_most_of_its_mentions() -> None:
    text = "Halden rose. Halden fell. Halden paid."
    found: Found = [("Halden", "ORG"), ("Halden", "PERSON"), ("Halden", "ORG")]
    assert {label for _, label in named(text, found)} == {"ORG"}


def test_a_full_name_is_found_where_the_model_passed_it_by() -> None:
    text = "Ana Ruiz won. Crowds cheered Ana Ruiz."
    assert named(text, [("Ana Ruiz", "PERSON")]) == [("Ana Ruiz", "PERSON")] * 2


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Ana Ruiz won. On Monday, Ruiz left.", ["Ruiz"]),
        ("Ana Ruiz won. Mr. Ruiz left.", ["Ruiz"]),
        ("Ana Ruiz won the Ruiz Tower.", []),  # something else that is called so
        ("Ana Ruiz met Carlo Ruiz.", []),
        ("Ana Ruiz won. Ruiz-haters left.", []),
        ("Theresa Mays won. Mays had risen, as mays do.", []),  # a common word in this text
        ("Jo Li won. Li left.", []),  # too short to be sure
    ],
)
def test_a_surname_alone_is_found_where_the_model_passed_it_by(text: str, others: list[str]) -> None:
    first = " ".join(text.split()[:2])
    assert named(text, [(first, "PERSON")]) == [(name, "PERSON") for name in [first, *others]]
