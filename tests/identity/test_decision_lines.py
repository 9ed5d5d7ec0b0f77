"""Corrections as plain text: they come back as they were, and a bad line is told and spoils nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import DatelineError
from dashboard.filters import KINDS, SAYINGS
from dashboard.identity.acts import LABELS
from dashboard.identity.decision_lines import from_lines, to_lines
from dashboard.records import Decision

plain = st.text(st.characters(exclude_categories=["Cs"]))
name = st.builds("{}:x{}".format, st.sampled_from(LABELS), plain)
row = st.builds("{} {}-{} 0123abcd {}".format, st.just("quote"), st.integers(0), st.integers(0), plain)
place = st.builds("PLACE:{}:{}".format, st.integers(1), plain)


def acts(
    act: str, target: st.SearchStrategy[str], value: st.SearchStrategy[str]
) -> st.SearchStrategy[Decision]:
    return st.builds(Decision, st.just(0), plain, st.just(act), target, value, st.booleans())


made = (
    acts("hide", name | row | place, plain)
    | acts("rename", name, name)
    | acts("merge", name, name)
    | acts("split", name | row.map(lambda one: one.replace("quote", "mention", 1)), name | st.just(""))
    | acts("respeak", row, name | st.just(""))
    | acts("review", row, st.sampled_from(["right IK", "skipped jo", "wrong É."]))
    | acts("dismiss", name | row | row.map(lambda one: one.replace("quote", "sentence", 1)), name)
    | acts("saying", row, st.sampled_from(SAYINGS))
    | acts("kind", row, st.sampled_from(KINDS))
    | acts("call", row, st.just("") | st.just("a nurse"))
    | acts("redate", row.map(lambda one: one.replace("quote", "date", 1)), st.dates().map(str) | st.just(""))
    | acts("check", row, st.just(""))
    | acts("star", name | row, st.just(""))
    | acts("note", name | row, plain.map("n{}".format))
)


@pytest.mark.slow
@given(st.lists(made, max_size=5))
def test_decisions_come_back_from_plain_text(some: list[Decision]) -> None:
    numbered = [
        Decision(number, one.when, one.act, one.target, one.value, one.undone)
        for number, one in enumerate(some, start=1)
    ]
    written = "".join(f"{line}\n" for line in to_lines(numbered))
    assert list(from_lines(written.encode().decode().split("\n"))) == numbered


GOOD = '{"act": "hide", "target": "PERSON:A"}'
BAD = [
    # a line, what is said of it
    ("nonsense", "no JSON with act and target: 'nonsense'"),
    ("[]", "no JSON with act and target"),
    ("{}", "no JSON with act and target"),
    ('"x"', "no JSON with act and target"),
    ("3", "no JSON with act and target"),
    ("[" * 100_000, "no JSON with act and target"),
    ('{"act": "sing", "target": "PERSON:A"}', "no act that is known: 'sing'. Known: hide, rename"),
    ('{"act": ["hide"], "target": "PERSON:A"}', "no act that is known"),
    ('{"act": "hide", "target": 3}', "no target for 'hide': 3"),
    ('{"act": "hide", "target": "garbage"}', "no target for 'hide': 'garbage'"),
    ('{"act": "hide", "target": ""}', "no target for 'hide': ''"),
    ('{"act": "hide", "target": "COOK:A"}', "no target"),
    ('{"act": "hide", "target": "PERSON:"}', "no target"),
    ('{"act": "hide", "target": "quote 1-2 short a"}', "no target"),
    ('{"act": "rename", "target": "quote 1-2 0123abcd a", "value": "PERSON:A"}', "no target for 'rename'"),
    ('{"act": "respeak", "target": "PERSON:A", "value": "PERSON:B"}', "no target for 'respeak'"),
    ('{"act": "split", "target": "quote 1-2 0123abcd a"}', "no target for 'split'"),
    ('{"act": "hide", "target": "sentence 1-2 0123abcd a"}', "no target for 'hide'"),
    ('{"act": "dismiss", "target": "quote 1-2 0123abcd a"}', "no value for 'dismiss': ''"),
    ('{"act": "redate", "target": "date 1-2 0123abcd a", "value": "2022-02-30"}', "no value for 'redate'"),
    ('{"act": "redate", "target": "quote 1-2 0123abcd a", "value": "2022"}', "no target for 'redate'"),
    ('{"act": "saying", "target": "quote 1-2 0123abcd a", "value": "sung"}', "no value for 'saying': 'sung'"),
    ('{"act": "check", "target": "PERSON:A"}', "no target for 'check'"),
    ('{"act": "check", "target": "quote 1-2 0123abcd a", "value": "x"}', "no value for 'check': 'x'"),
    ('{"act": "note", "target": "PERSON:A", "value": " "}', "no value for 'note': ' '"),
    (f'{{"act": "note", "target": "PERSON:A", "value": "{"x" * 5_001}"}}', "no value for 'note': 'xxx"),
    ('{"act": "review", "target": "quote 1-2 0123abcd a", "value": "fine"}', "no value for 'review': 'fine'"),
    ('{"act": "rename", "target": "PERSON:A"}', "no value for 'rename': ''"),
    ('{"act": "merge", "target": "PERSON:A", "value": "B"}', "no value for 'merge': 'B'"),
    ('{"act": "hide", "target": "PERSON:A", "value": null}', "no value for 'hide': None"),
    ('{"act": "hide", "target": "PERSON:A", "undone": "no"}', "no true or false as undone: 'no'"),
    ('{"act": "hide", "target": "PERSON:A", "undone": 0}', "no true or false as undone: 0"),
    ('{"act": "hide", "target": "PERSON:A", "when": 7}', "no time as when: 7"),
]


@pytest.mark.parametrize("line, why", BAD, ids=[line[:60] for line, _ in BAD])
def test_a_bad_line_is_named_with_its_value_and_the_cure(line: str, why: str) -> None:
    with pytest.raises(DatelineError) as told:
        from_lines([GOOD, "", line, GOOD])
    assert str(told.value).startswith(f"Line 3 has {why}")
    assert str(told.value).endswith(". Nothing was imported.")
    assert len(str(told.value)) < 350


def test_empty_lines_are_no_decisions() -> None:
    assert [one.id for one in from_lines([GOOD, "", GOOD, " \r"])] == [1, 2]
