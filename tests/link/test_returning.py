"""Who goes on speaking under a description: whoever spoke last, if that is what he or it may be called."""

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document

RUIZ, NOVA, ROE = "Ana Ruiz", "Nova Shipping", "Ben Roe"
MINISTER = "Tourism Minister Ana Ruiz said on Monday that the hotels were full.\n\n"
COMPANY = "Nova Shipping Ltd said on Monday that the port was closed.\n\n"
REPORT = "The ferry was late, Nova Shipping Ltd said in a report on Monday.\n\n"
PLAIN = "Ana Ruiz said on Monday that the hotels were full. "
# What comes before, a sentence, what is said begins with, and who says it.
SAID = [
    (MINISTER, "“The beaches are clean,” the official said.", "The beaches", RUIZ),
    (MINISTER, "“The beaches are clean,” the politician said.", "The beaches", RUIZ),
    (MINISTER, "The government leader said that the beaches were clean.", "the beaches", RUIZ),
    (PLAIN, "The president admitted that the beaches were dirty.", "the beaches", RUIZ),
    (REPORT, "“The crew was ill,” the report said.", "The crew", "Nova Shipping Ltd"),
    (COMPANY, "“The crew is ill,” the firm said.", "The crew", "Nova Shipping Ltd"),
    (COMPANY, "“The crew is ill,” it said.", "The crew", "Nova Shipping Ltd"),
    # called so before
    (COMPANY + "The shipping firm said it was ill. ", "“No,” the firm said.", "No", "Nova Shipping Ltd"),
    # the one body that was named so far, though it did not speak
    ("Nova Shipping Ltd has shut the port. ", "The firm said it was ill.", "it was", "Nova Shipping Ltd"),
    ("Nova Shipping Ltd has sued Orlen Steel. ", "The firm said the crew was ill.", "the crew", None),
    ("Nova Shipping Ltd met a rival firm. ", "The firm said the crew was ill.", "the crew", None),
    ("The Israeli army closed the port. ", "The firm said the crew was ill.", "the crew", None),
    # Another sort of speaker, another office, a paper that nobody has told of, somebody of former days.
    (MINISTER, "“The beaches are clean,” the lawyer said.", "The beaches", None),
    (MINISTER, "“The beaches are clean,” the firm said.", "The beaches", None),
    (MINISTER, "“The beaches are clean,” the report said.", "The beaches", None),
    (MINISTER, "“The beaches are clean,” the former official said.", "The beaches", None),
    (MINISTER, "“The beaches are clean,” an official said.", "The beaches", None),
    (COMPANY, "“The crew is ill,” the official said.", "The crew", None),
    # Somebody else is named in between, or was asked.
    (MINISTER + "Ben Roe runs the port.\n\n", "“The crew is ill,” the official said.", "The crew", None),
    ("Ana Ruiz asked the minister if it was late. ", "The minister said the crew was ill.", "the crew", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "sentence", "begins", "name"), SAID, ids=[one[0][:7] + one[1][-24:] for one in SAID]
)
def test_who_goes_on_speaking(before: str, sentence: str, begins: str, name: str | None) -> None:
    quotes = extract_document(Document("d", before + sentence)).quotes
    (quote,) = [one for one in quotes if one.text.startswith(begins)]
    assert quote.speaker is not None
    assert quote.speaker.name == name


def test_of_two_of_one_office_the_last_to_speak_is_meant() -> None:
    text = (
        "President Ana Ruiz said that the bridge was safe. President Ben Roe of Ruritania told reporters "
        "in Riga that the bridge was too old.\n\nEngineers closed the road. “We will wait,” a nurse said.\n\n"
        "“The bridge will open,” the president said."
    )
    quotes = extract_document(Document("d", text)).quotes
    (quote,) = [one for one in quotes if one.text.startswith("The bridge")]
    assert quote.speaker is not None
    assert quote.speaker.name == ROE
    assert "the last to speak who is called so" in quote.because


def test_the_reason_says_who_and_why_and_it_is_less_sure() -> None:
    said = extract_document(Document("d", MINISTER + "“The beaches are clean,” the official said.")).quotes
    assert said[-1].because.endswith("“the official” is Ana Ruiz, who spoke last")
    sure = extract_document(Document("d", MINISTER + "“The beaches are clean,” Ben Roe said.")).quotes
    assert said[-1].confidence < sure[-1].confidence
