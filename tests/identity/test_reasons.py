"""Why one name stands for another is said in words that are true of it."""

import pytest

from dashboard.identity import reasons
from dashboard.identity.compare import key
from dashboard.identity.decisions import rulings
from dashboard.records import Decision

WITHIN = [
    ("Putin", "Vladimir Putin", "PERSON", "the only full name in its document that has “Putin” in it"),
    ("VARGA", "Varga", "PERSON", "the same name, written another way"),
    ("Bob Conti", "Roberto Conti", "PERSON", "the fullest form of the name in its document"),
    ("UN", "United Nations", "ORG", "its document gives “UN” as the short form"),
    ("Kiev", "Kyiv", "GPE", "the name of the place that is meant"),
    ("Putin", "Putin", "PERSON", ""),
]


@pytest.mark.parametrize("written, name, label, why", WITHIN)
def test_a_join_within_a_document_says_why(written: str, name: str, label: str, why: str) -> None:
    assert reasons.within(written, name, label) == why


ENDS = "the only full name in the collection that ends in “Putin”"
# Name, what it stands for, label, the decisions, and the reason.
ACROSS = [
    ("Putin", "Vladimir Putin", "PERSON", [], ENDS),
    ("Putin", "Vova", "PERSON", ["Vladimir Putin>Vova"], f"{ENDS}, renamed or merged by hand"),
    ("Vladimir Putin", "Vova", "PERSON", ["Vladimir Putin>Vova"], "renamed or merged by hand"),
    ("Donald J. Trump", "Donald Trump", "PERSON", [], "the same name but for a middle initial"),
    ("Aleksei Orlov", "Alexey Orlov", "PERSON", [], "the same name in another spelling"),
    ("Antonio Ruiz", "António Ruiz", "PERSON", [], "the same name but for accents, case or hyphens"),
    ("UN", "United Nations", "ORG", [], "a document gives “UN” as the short form"),
    ("UN", "UN", "ORG", [], ""),
]


@pytest.mark.parametrize("name, shown, label, merged, why", ACROSS)
def test_a_join_over_documents_says_why(
    name: str, shown: str, label: str, merged: list[str], why: str
) -> None:
    made = [
        Decision(1, "", "merge", f"PERSON:{one}", f"PERSON:{other}")
        for one, _, other in (words.partition(">") for words in merged)
    ]
    assert reasons.across(name, label, (label, key(shown)), rulings(made), shown=shown) == why
