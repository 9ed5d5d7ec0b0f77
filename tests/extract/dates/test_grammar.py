"""The tables of the grammar agree with the rules that read them."""

import pytest

from dashboard.errors import ModelError
from dashboard.extract.dates.grammar import patterns
from dashboard.extract.dates.rules import PAIRS, RULES
from dashboard.text import lexicon

ROWS = [row for row in lexicon.rows("dates-patterns") if not row["rule"].startswith("=")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}: {row['example']}")
def test_every_pattern_matches_its_example(row: dict[str, str]) -> None:
    tokens, codes = patterns.read(row["example"])
    found = [match for index in range(len(tokens)) for match in patterns.candidates(codes, index)]
    assert row["rule"] in {match.rule for match in found}


def test_every_rule_of_the_grammar_has_a_function_and_none_is_left_over() -> None:
    assert {row["rule"] for row in ROWS} == set(RULES) | set(PAIRS)


def test_every_role_in_a_pattern_is_played_by_some_token() -> None:
    played = {role for roles in patterns.load().codes for role in roles}
    rows = lexicon.rows("dates-patterns")
    roles = {piece.rpartition(":")[2] for row in rows for piece in patterns.PIECE.findall(row["pattern"])}
    assert {role for role in roles if role.isupper()} - {
        row["rule"][1:] for row in lexicon.rows("dates-patterns")
    } <= played


def test_no_word_has_one_role_twice() -> None:
    pairs = [(row["word"], row["role"]) for row in lexicon.rows("dates-words")]
    assert len(pairs) == len(set(pairs))


def test_confidence_is_a_share() -> None:
    assert all(0 <= float(row["confidence"]) <= 1 for row in lexicon.rows("dates-confidence"))


@pytest.mark.parametrize(
    "pattern", ["( A | n ) dozen", "THE w:WEEKDAYS", "THE u:UNIT of =W", "m:MON *", "THE u;UNIT", "MON & DAY"]
)
def test_a_pattern_with_an_unknown_piece_is_refused(pattern: str) -> None:
    by_role = {role: "x" for roles in patterns.load().codes for role in roles}
    with pytest.raises(ModelError, match=r"which is no role"):
        patterns._check("month", pattern, by_role)
