"""What a list of corrections means; it can be written as plain text and read again."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity import decisions
from dashboard.identity.decisions import RowTarget, entity_of, row_of, row_target, rulings
from dashboard.records import Act, Decision


def listed(*acts: str) -> list[Decision]:
    """Return decisions from words: "rename A B", with "undone" behind it where it is."""
    found = []
    for number, words in enumerate(acts, start=1):
        act, target, *rest = words.split()
        value = f"PERSON:{rest[0]}" if rest and rest[0] != "undone" else ""
        found.append(Decision(number, "", cast(Act, act), f"PERSON:{target}", value, "undone" in rest))
    return found


# The decisions, then whom each name stands for: the shown name, "-" where hidden.
RULED = [
    (["rename A B"], {"A": "B"}),
    (["merge A B"], {"A": "B", "B": "B"}),
    (["merge A B", "merge B C"], {"A": "C", "B": "C"}),
    (["merge A B", "merge C A"], {"C": "B"}),
    (["rename A B", "rename B A"], {"A": "A", "B": "A"}),
    (["rename A B", "merge C A"], {"C": "B"}),
    (["merge A B", "merge B A"], {"A": "B", "B": "B"}),
    (["merge A B", "merge A C"], {"A": "C", "B": "C"}),
    (["rename A a"], {"A": "a"}),
    (["hide A"], {"A": "-"}),
    (["hide A", "merge B A"], {"A": "-", "B": "-"}),
    (["merge A B", "hide A"], {"A": "-", "B": "-"}),
    (["hide A undone"], {"A": None}),
    (["merge A B undone", "rename A C"], {"A": "C", "B": None}),
    (["hide A", "hide A"], {"A": "-"}),
    (["merge A B", "split A B"], {"A": None, "B": "B"}),
    (["rename A B", "split A B"], {"A": None}),
    (["merge A B", "merge B C", "split A C"], {"A": None, "B": "C"}),
    (["merge X A", "merge A B", "split A B"], {"X": "B", "A": "A"}),
    (["split A B", "merge A B"], {"A": "B"}),
    (["split A B", "merge A C"], {"A": "C", "B": None}),
    (["merge A B", "split A B undone"], {"A": "B"}),
    (["merge A B", "hide B", "split A B"], {"A": None, "B": "-"}),
]

# The decisions, then the names that stand for themselves whatever other name looks like them.
SPLIT = [
    (["split A B"], [("PERSON", "a")], {}),
    (["split A"], [("PERSON", "a")], {}),
    (["split A a"], [("PERSON", "-A")], {("PERSON", "A"): ("PERSON", "-A")}),
    (["split A A"], [], {}),
    (["split A B undone"], [], {}),
    (["split A B", "merge A B"], [("PERSON", "a")], {}),  # by hand it can be joined: see above
]


@pytest.mark.parametrize("acts, apart, alone", SPLIT)
def test_a_split_name_stands_for_itself(acts: list[str], apart: list[object], alone: object) -> None:
    ruled = rulings(listed(*acts))
    assert (ruled.apart, ruled.alone) == (frozenset(apart), alone)


def test_what_is_decided_of_a_name_alone_reaches_no_other_spelling() -> None:
    ruled = rulings(listed("split A a", "hide A"))
    assert ruled.hidden == {("PERSON", "-A")}
    assert ruled.entity("PERSON", "a") == ("PERSON", "a")


@pytest.mark.parametrize("acts, expected", RULED, ids=lambda value: ", ".join(value))
def test_decisions_say_whom_a_name_stands_for(acts: list[str], expected: dict[str, str | None]) -> None:
    ruled = rulings(listed(*acts))
    for name, shown in expected.items():
        entity = ruled.resolve(("PERSON", name.casefold()))
        assert ("-" if entity in ruled.hidden else ruled.shown.get(entity)) == shown


names = st.sampled_from("ABCDEae")
some = st.lists(st.tuples(st.sampled_from(["rename", "merge", "hide", "split"]), names, names), max_size=12)


@pytest.mark.slow
@given(some)
def test_nothing_leads_in_a_circle(acts: list[tuple[str, str, str]]) -> None:
    ruled = rulings(listed(*(" ".join(act) for act in acts)))
    for entity in ruled.became.values():
        assert ruled.resolve(entity) == entity
    assert all(ruled.resolve(entity) == entity for entity in ruled.hidden)


@pytest.mark.slow
@given(some, names)
def test_an_undone_decision_is_as_if_never_made(acts: list[tuple[str, str, str]], name: str) -> None:
    made = listed(*(" ".join(act) for act in acts))
    undone = [Decision(99, "", "merge", f"PERSON:{name}", "PERSON:A", True)]
    assert rulings(made + undone) == rulings(made)


TARGETS = [
    ("PERSON:Ban Ki-moon", ("PERSON", "ban ki moon"), None),
    ("ORG:a:b", ("ORG", "a:b"), None),
    ("PLACE:524901:Moscow", None, None),
    ("quote 1-23 0123abcd news/talks.txt", None, RowTarget("quote", 1, 23, "0123abcd", "news/talks.txt")),
    ("mention 1-2 0123abcd a b\n c", None, RowTarget("mention", 1, 2, "0123abcd", "a b\n c")),
    ("quote 1-23 short a", None, None),
    ("Ban Ki-moon", None, None),
    ("", None, None),
]


@pytest.mark.parametrize("target, entity, row", TARGETS)
def test_a_target_is_plain_text(target: str, entity: tuple[str, str] | None, row: RowTarget | None) -> None:
    assert (entity_of(target), row_of(target)) == (entity, row)


@pytest.mark.slow
@given(st.integers(0, 10**9), st.integers(0, 10**9), st.text(), st.text())
def test_any_row_can_be_a_target(start: int, end: int, text: str, document: str) -> None:
    target = row_target("quote", start, end, text, document=document)
    assert row_of(target) == RowTarget("quote", start, end, decisions.digest(text), document)
