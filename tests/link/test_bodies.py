"""Which body speaks: whose statement it is, and the one body that a description fits."""

import pytest

from dashboard.link.bodies import Bodies
from dashboard.preprocess import extract_document
from dashboard.records import Document, Mention

JSC, HEALTH = "Judicial Service Commission", "Ministry of Health"
COURT = "The Judicial Service Commission (JSC) met in Pretoria on Monday with the Ministry of Health.\n\n"
# What comes before, a sentence, what is said begins with, and who says it.
SAID = [
    (COURT, "“The hearing was fair and open,” a JSC statement said.", "The hearing", JSC),
    (COURT, "According to a statement from the Ministry of Health, it was fair.", "it was", HEALTH),
    (COURT, "The ministry said that the water was safe.", "the water", HEALTH),
    (COURT, "The commission said that the hearing was fair.", "the hearing", JSC),
    (COURT, "The company said that the water was safe.", "the water", None),
    (COURT, "A ministry said that the water was safe.", "the water", None),
    # a body that is called by its place and kind, and again by its kind alone
    ("", "Saskatoon police said on Monday that the road was closed.", "the road", "Saskatoon police"),
    ("", "The Israeli army said that the road was closed.", "the road", "Israeli army"),
    ("", "Taiwan’s defence ministry said that the sea was calm.", "the sea", "Taiwan’s defence ministry"),
    ("", "The Doha Fire Station said that the road was closed.", "the road", "Doha Fire Station"),
    ("Saskatoon police closed the road. ", "Police said a tree had fallen.", "a tree", "Saskatoon police"),
    ("Saskatoon and Regina police met. ", "Police said a tree had fallen.", "a tree", "Regina police"),
    ("Saskatoon police met Toronto police. ", "Police said a tree had fallen.", "a tree", None),
    ("", "A Saskatoon police officer said that a tree had fallen.", "a tree", None),
    # whose paper it is, and a body that nothing but its sort tells
    (COURT, "A Judicial Service Commission report said that the hearing was fair.", "the hearing", JSC),
    (COURT, "The ministry’s press statement said that the water was safe.", "the water", HEALTH),
    ("", "According to the polling firm ForwardKeys, the land was visited.", "the land", "ForwardKeys"),
    ("", "The office, which oversees the agency Mossad, said that the road was closed.", "the road", None),
    ("", "Saskatoon’s police chief said that a tree had fallen.", "a tree", None),
]  # fmt: skip


@pytest.mark.parametrize(("before", "sentence", "begins", "name"), SAID, ids=[one[1][:40] for one in SAID])
def test_the_body_that_speaks(before: str, sentence: str, begins: str, name: str | None) -> None:
    quotes = extract_document(Document("d", before + sentence)).quotes
    (quote,) = [one for one in quotes if one.text.startswith(begins)]
    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_a_description_that_fits_two_bodies_means_neither() -> None:
    health = Mention(0, 18, "Ministry of Health", "ORG", "Ministry of Health")
    finance = Mention(30, 49, "Ministry of Finance", "ORG", "Ministry of Finance")
    speaker = Mention(60, 72, "The ministry", "")
    assert Bodies([health]).meant(speaker) == health
    assert Bodies([health, finance]).meant(speaker) is None
    assert (
        Bodies([finance, Mention(90, 108, "Ministry of Health", "ORG", "Ministry of Health")]).meant(speaker)
        == finance
    )
