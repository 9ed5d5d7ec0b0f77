"""The bare surname of someone named in full is a name wherever it stands."""

import pytest

from dashboard.extract.names.passed_by import known_surnames
from dashboard.text.article import lay_out
from tests.link.test_within import mentions

P = "PERSON"
ROE = [("Ada Roe", P), ("Roe", P), ("Roe", P)]
START = "Ada Roe came. Roe saw. Roe won. "
STANDS_AGAIN = [
    (START + "Roe left.", ROE, ["Roe"]),
    (START + "We met Roe’s son.", ROE, ["Roe"]),
    (START + "We saw Roe Tower.", ROE, []),
    (START + "We saw Ina Roe.", ROE, []),
    (START + "We saw roe.", ROE, []),
    ("Ada Roe came. Roe saw. Roe won.", ROE[:2], []),  # read as a name once only: may be a word
    ("Roe came. Roe saw. Roe won.", [("Roe", P), ("Roe", P)], []),  # never in full
    (START + "Roe Ltd. Roe left.", [*ROE, ("Roe", "ORG")], []),  # also a company
]


@pytest.mark.parametrize(("text", "names", "expected"), STANDS_AGAIN)
def test_a_surname_passed_by_is_found(text: str, names: list[tuple[str, str]], expected: list[str]) -> None:
    given = mentions(text, *names)
    added = [m for m in known_surnames(lay_out(text), given) if m not in given]
    assert [m.text for m in added] == expected
    assert all(text[m.start : m.end] == m.text for m in added)
