"""The first sentence on a draft counts its quotations and says what differs."""

import pytest

from dashboard.checking import in_words
from dashboard.checking.findings import Colour, Finding, Report, Subject

HERE = "word for word in your collection"
ELSE = "one is to be looked at: the words are there, but something else differs"
SENTENCES = [
    (
        [*[("green", 0)] * 5, ("amber", 2), ("red", 0), ("red", 0)],
        f"Five of eight quotations stand {HERE}; one differs by two words; two are not there at all.",
    ),
    ([("green", 0), ("amber", 1)], f"One of two quotations stands {HERE}; one differs by one word."),
    ([("amber", 1), ("amber", 3)], f"None of two quotations stand {HERE}; two differ in their words."),
    ([("amber", 0)], f"The quotation does not stand {HERE}; {ELSE}."),
    ([("red", 0)], f"The quotation does not stand {HERE}."),
    ([("green", 0)], f"The quotation stands {HERE}."),
    ([], "There is no quotation in this draft."),
]


@pytest.mark.parametrize("found, says", SENTENCES, ids=[one[1][:40] for one in SENTENCES])
def test_the_first_sentence_says_how_the_quotations_stand(found: list[tuple[Colour, int]], says: str) -> None:
    findings = [Finding("quote", 0, 1, "a", colour, "", differing=many) for colour, many in found]
    assert in_words.summary(Report(tuple(findings))) == says


OTHERS: list[tuple[list[Subject], str]] = [
    (["name"], "One name is to be looked at."),
    (["name", "name"], "Two names are to be looked at."),
    (["name", "weekday", "figure"], "One name, one weekday and one figure are to be looked at."),
    (["quote"], ""),
]


@pytest.mark.parametrize("subjects, says", OTHERS)
def test_the_second_counts_what_else_differs(subjects: list[Subject], says: str) -> None:
    findings = [Finding(subject, 0, 1, "a", "amber", "") for subject in subjects]
    assert in_words.others(Report(tuple(findings))) == says
