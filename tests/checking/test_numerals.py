"""What the figures of a text count, where the noun comes before them."""

import pytest

from dashboard.checking import numerals

COUNTED = [
    ("Roe leads the race for delegates, with 568.", [(568, "delegates")]),
    ("Roe leads in delegates, with about 568, and in votes.", [(568, "delegates")]),
    ("Her party has most seats: 44.", [(44, "seats")]),
    ("He led in points, at 41.", [(41, "points")]),
    ("The port lost ships, with a total of twelve.", [(12, "ships")]),
    ("He beat the Giants, with 12 points.", [(12, "points")]),
    ("They counted the votes, with only 3 missing.", []),
    ("He ran across the fields, with 3.5 million to spend.", []),
    ("It was a long race, with 568.", []),
    ("He has ships, with 2016 in view.", []),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTED)
def test_a_figure_that_ends_its_clause_counts_the_noun_before_it(
    text: str, wanted: list[tuple[float, str]]
) -> None:
    assert [(one.value, one.unit) for one in numerals.find(text)] == wanted
