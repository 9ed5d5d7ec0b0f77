"""A title that a text shortens is whoever was called so: "Officer-in-Charge (OC) Karim", then "the OC"."""

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document

UNO = "Upazila Nirbahi Officer (UNO) Sohel Kabir came to the village on Monday. "
SAID = [
    (UNO, "The UNO said the road was closed.", "Sohel Kabir"),
    (UNO, "“The road was closed on Monday,” said the UNO.", "Sohel Kabir"),
    ("Officer-in-Charge (OC) Abdul Karim arrested two men. ", "The OC said they had a gun.", "Abdul Karim"),
    ("Superintendent of Police (SP) Nurul Huda came. ", "The SP said that the men had fled.", "Nurul Huda"),
    (UNO + "UNO Rahima Khatun of Pirganj came too. ", "The UNO said the road was closed.", "Sohel Kabir"),
    # What is no person's title stays a body, and a title that nobody was given is nobody's.
    ("The World Health Organization (WHO) met in Geneva. ", "The WHO said the water was safe.",
     "World Health Organization"),
    ("Police closed the road. ", "The OC said they had a gun.", "OC"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "sentence", "name"), SAID, ids=[one[1] + one[2] for one in SAID])
def test_a_short_title_is_whoever_was_given_it(before: str, sentence: str, name: str) -> None:
    quote = extract_document(Document("d", before + sentence)).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.name == name
