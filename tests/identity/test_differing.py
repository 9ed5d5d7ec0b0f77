"""Two people's decisions: what is new, what both have, what can't both hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity.differing import compare, undone
from dashboard.records import Act, Decision

QUOTE = "quote 1-9 0123abcd talks"
ACTS: list[tuple[Act, str, str]] = [
    ("hide", QUOTE, ""),
    ("hide", "PERSON:Ford", ""),
    ("respeak", QUOTE, "PERSON:Ford"),
    ("respeak", QUOTE, "PERSON:Osei"),
    ("call", QUOTE, "a nurse"),
    ("saying", QUOTE, "denied"),
    ("saying", QUOTE, "said"),
    ("rename", "PERSON:Ford", "PERSON:Osei"),
    ("merge", "PERSON:FORD", "PERSON:Novak"),
    ("split", "PERSON:Ford", "PERSON:Osei"),
    ("check", QUOTE, ""),
    ("note", QUOTE, "why?"),
    ("note", QUOTE, "so"),
]
HIDE, HIDE_FORD, FORD, OSEI, NURSE, DENIED, SAID, RENAME, MERGE, SPLIT, CHECK, WHY, SO = range(len(ACTS))


def made(*acts: int, when: str = "1", undone: bool = False) -> list[Decision]:
    return [Decision(at, f"{when} {at}", *ACTS[act], undone) for at, act in enumerate(acts, start=1)]


# ours, theirs, how many are new, and whether they clash
ALONE = [
    ([], [FORD, DENIED], 2, False),
    ([FORD], [], 0, False),
    ([FORD], [DENIED], 1, False),
    ([FORD], [FORD], 1, False),
    ([FORD], [OSEI], 0, True),
    ([FORD], [NURSE], 0, True),
    ([OSEI, FORD], [OSEI], 0, True),
    ([DENIED], [SAID], 0, True),
    ([HIDE], [FORD], 0, True),
    ([FORD], [HIDE], 0, True),
    ([HIDE], [HIDE], 1, False),
    ([RENAME], [MERGE], 0, True),
    ([MERGE], [SPLIT], 0, True),
    ([RENAME], [HIDE_FORD], 0, True),
    ([HIDE], [CHECK, WHY], 2, False),
    ([WHY], [SO], 1, False),
    ([FORD], [NURSE, OSEI], 0, True),
]


@pytest.mark.parametrize(("ours", "theirs", "new", "clash"), ALONE)
def test_lists_made_apart_clash_where_they_answer_one_question_in_two_ways(
    ours: list[int], theirs: list[int], new: int, clash: bool
) -> None:
    found = compare(made(*ours), made(*theirs, when="2"))
    assert (len(found.new), len(found.clashes)) == (new, int(clash))
    assert len(found.new) + sum(1 + len(one.rest) for one in found.clashes) == len(theirs)


def test_who_knew_the_other_decision_may_override_it() -> None:
    ours, theirs = made(FORD), made(OSEI, when="2")
    assert compare(ours, [*ours, *theirs]).clashes == ()
    assert compare([*ours, *theirs], ours).clashes == ()
    assert len(compare([*ours, *theirs], ours).known) == 1


def test_what_they_took_back_is_asked_about_and_what_we_took_back_is_not() -> None:
    ours, theirs = made(FORD), made(FORD, undone=True)
    (clash,) = compare(ours, theirs).clashes
    assert clash.is_one
    assert len(compare(theirs, ours).known) == 1


def test_who_kept_his_own_against_ours_is_asked_about_once() -> None:
    ours, theirs = made(FORD), [*made(FORD, undone=True), *made(OSEI, when="2")]
    (clash,) = compare(ours, theirs).clashes
    assert (clash.is_one, clash.theirs.value) == (False, "PERSON:Osei")


def test_what_is_undone_clashes_with_nothing() -> None:
    assert compare(made(FORD, undone=True), made(OSEI, when="2")).clashes == ()
    found = compare(made(FORD), made(OSEI, when="2", undone=True))
    assert (len(found.new), found.clashes) == (1, ())


lists = st.lists(st.builds(lambda act, at, off: Decision(0, str(at), *ACTS[act], off),
                           st.sampled_from(range(len(ACTS))), st.integers(1, 3), st.booleans()))  # fmt: skip


@given(lists, lists)
def test_a_list_that_was_joined_brings_nothing_a_second_time(
    ours: list[Decision], theirs: list[Decision]
) -> None:
    found = compare(ours, theirs)
    kept = [*found.new, *(one for clash in found.clashes if not clash.is_one for one in undone(clash))]
    again = compare([*ours, *kept], theirs)
    assert again.new == ()
    assert all(clash.is_one for clash in again.clashes)  # they were asked about: ours stayed


@given(lists)
def test_a_list_is_the_same_as_itself(ours: list[Decision]) -> None:
    once = list({(one.when, one.act, one.target, one.value): one for one in ours}.values())
    found = compare(once, once)
    assert (found.new, found.clashes) == ((), ())
