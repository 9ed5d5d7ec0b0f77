"""The tables of the grammar agree with the functions that read them."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date
from types import ModuleType

import pytest

from dashboard.errors import ModelError
from dashboard.extract.dates import find_dates, rules
from dashboard.extract.dates.context.state import State
from dashboard.extract.dates.grammar import patterns
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.rules import PAIRS, READINGS, counts, months, near_days, signs, spans, years
from dashboard.text import lexicon
from tests.extract.dates.test_cases import CASES, MARK
from tests.extract.dates.test_kinds import lines

ALL = list(lexicon.rows("dates-patterns"))
ROWS = [row for row in ALL if not row["rule"].startswith("=")]
MODULES = [module for module in vars(rules).values() if isinstance(module, ModuleType)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['reading']}: {row['example']}")
def test_every_pattern_matches_its_example(row: dict[str, str]) -> None:
    tokens, codes = patterns.read(row["example"])
    found = [match for index in range(len(tokens)) for match in patterns.candidates(tokens, codes, index)]
    assert (row["rule"], row["reading"]) in {(match.rule, match.reading) for match in found}


def test_every_row_has_its_function_and_none_is_left_over() -> None:
    assert {row["reading"] for row in ROWS} == {*READINGS, *PAIRS}
    functions = [name for module in MODULES for name in vars(module) if name.startswith("read_")]
    assert len(functions) == len(set(functions)) == len(READINGS) + len(PAIRS)


def test_what_a_row_catches_is_named_in_whole_words() -> None:
    names = {name for row in ALL for name in re.findall(r"([a-z_]+):", row["pattern"])}
    assert {name for name in names if len(name) < 3 or not name.replace("_", "").isalpha()} == set()


@pytest.mark.slow
def test_no_reading_asks_which_of_its_patterns_matched() -> None:
    asked = [
        f"{module.__name__}: {ast.unparse(node)}"
        for module in MODULES
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if ast.unparse(node) in ("match.rule", "match.reading")
        or (isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) in ("match", "match.caught"))
    ]
    # Two expressions out of one match bear its rule's name.
    assert {one for one in asked if ".pairs: match.rule" not in one} == set()


def texts() -> Iterator[tuple[str, date | None]]:
    """Yield every text of the tables of cases with its day of publication."""
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            published, marked = line.split("\t")
            yield MARK.sub(r"\1", marked), None if published == "-" else date.fromisoformat(published)
    for table in ("tune", "judge"):
        for _, published, marked in lines(f"{table}.tsv"):
            yield MARK.sub(r"\1", marked), date.fromisoformat(published)


TABLES = {
    "years": years.YEAR_SIGNS,
    "months": months.MONTH_SIGNS,
    "months of a year": months.MONTH_OF_YEAR_SIGNS,
    "weekdays": near_days.WEEKDAY_SIGNS,
    "lengths": counts.LENGTH_SIGNS,
    "units": spans.UNITS_SIGNS,
}


@pytest.mark.slow
def test_every_sign_decides_one_of_the_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    decided: set[str] = set()

    def told(table: signs.Signs, state: State, match: Match) -> bool:
        sign = next(sign for sign in table if sign.holds(state, match))
        decided.add(sign.says)
        return sign.is_time

    for module in (years, months, near_days, counts, spans):
        monkeypatch.setattr(module, "tells", told)
    for text, published in texts():
        find_dates(text, published=published)
    # The one sign that a tag decides.
    find_dates("Fans sing as the March goes on.", published=date(2022, 4, 26), tags={17: "NN"})
    assert [sign.says for table in TABLES.values() for sign in table if sign.says not in decided] == []


def test_every_role_in_a_pattern_is_played_by_some_token() -> None:
    played = {role for roles in patterns.load().codes for role in roles}
    roles = {piece.rpartition(":")[2] for row in ALL for piece in patterns.PIECE.findall(row["pattern"])}
    assert {role for role in roles if role.isupper()} - {row["rule"][1:] for row in ALL} <= played


def test_no_word_has_one_role_twice() -> None:
    pairs = [(row["word"], row["role"]) for row in lexicon.rows("dates-words")]
    assert len(pairs) == len(set(pairs))


def test_confidence_is_a_share() -> None:
    assert all(0 <= float(row["confidence"]) <= 1 for row in lexicon.rows("dates-confidence"))


def test_what_caught_nothing_is_empty() -> None:
    tokens, codes = patterns.read("On April 26 he left.")
    match = next(one for one in patterns.candidates(tokens, codes, 1) if one.reading == "date_without_year")
    assert (match.before, match.first, match.last, match.after) == ("on", "april", "26", "he")
    assert (match.value("month"), match.number("day"), match.amount("day")) == ("4", 26, 26.0)
    assert (match.word("weekday"), match.value("weekday"), match.number("weekday")) == ("", "", 0)
    assert (match.at("weekday"), match.amount("weekday")) == (-1, None)
    assert match.written_before == "On" and match.is_name_before and not match.is_name_after


def test_a_match_at_the_ends_of_a_text_has_nothing_beside_it() -> None:
    tokens, codes = patterns.read("April 26")
    (match,) = [one for one in patterns.candidates(tokens, codes, 0) if one.end == 2]
    assert (match.before, match.after, match.written_before, match.written_after) == ("", "", "", "")
    assert not match.is_name_before and not match.is_name_after
    assert not match.plays(-1, "DAY") and not match.plays(2, "DAY") and match.plays(1, "DAY")


@pytest.mark.parametrize(
    "pattern",
    ["( A | n ) dozen", "THE day:WEEKDAYS", "THE unit:UNIT of =W", "month:MON *", "THE u;UNIT", "MON & DAY"],
)
def test_a_pattern_with_an_unknown_piece_is_refused(pattern: str) -> None:
    by_role = {role: "x" for roles in patterns.load().codes for role in roles}
    with pytest.raises(ModelError, match=r"which is no role"):
        patterns._check("month", pattern, by_role)
