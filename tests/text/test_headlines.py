"""Which lines are headlines, and which are turns of a conversation."""

import pytest

from dashboard.text.article import lay_out

BODY = "\n\nIt rained all night."
LINES = [
    ("Dam Is Safe" + BODY, "", ["Dam Is Safe"]),
    ("The dam is safe." + BODY, "", []),
    ("The dam is safe." + BODY, "The dam is safe", ["The dam is safe."]),
    ("The dam is safe, but it rained." + BODY, "The dam is safe", []),
    ("A" + 9 * " dam is" + " safe." + BODY, "A" + 7 * " dam is", ["A" + 9 * " dam is" + " safe."]),
    ("Roe: Dam Is Safe." + BODY, "", ["Roe: Dam Is Safe."]),
    ("Roe: the dam is safe." + BODY, "", ["Roe: the dam is safe."]),
    ("Roe: The dam is safe. Nobody knew." + BODY, "", []),
    ("Roe: Is it safe?\n\nRuiz: It is safe.", "", []),
    ("Roe: Dam Is Safe.", "", []),  # nothing below it
    ("The dam is safe.\n\nRoe: Older Walls Are Weaker." + BODY, "", ["Roe: Older Walls Are Weaker."]),
    ("The dam is safe.\n\nRoe: older walls are weaker." + BODY, "", []),
    ("The dam is safe.\n\nRoe: Are Walls Weaker?\n\nRuiz: Older Walls Are.", "", []),
    ("RIGA: " + "The dam is safe and " * 7 + "dry." + BODY, "", []),
    ("Frew Sees Older Walls as Weaker." + BODY, "", ["Frew Sees Older Walls as Weaker."]),
]


@pytest.mark.parametrize(("text", "title", "wanted"), LINES)
def test_a_headline_is_told_by_its_place_its_title_or_its_capitals(
    text: str, title: str, wanted: list[str]
) -> None:
    found = lay_out(text, title=title).headlines
    assert [text[start:end].strip() for start, end in found] == wanted


TURNS = [
    ("Roe: Is it safe?\n\nRuiz: It is.", ["Roe", "Ruiz"]),
    ("Roe: It is safe." + BODY, []),
    ("WALLACE: Is it safe?\n\n(CROSSTALK.)\n\nPENCE: It is.", ["WALLACE", "PENCE"]),
    ("There is one: It rained.\n\nAnd there was another: It snowed.", []),
    ("Roe: Is it safe?" + 4 * BODY + "\n\nRuiz: It is.", []),
]


@pytest.mark.parametrize(("text", "wanted"), TURNS)
def test_turns_of_a_conversation_are_near_each_other(text: str, wanted: list[str]) -> None:
    assert [text[at:].partition(":")[0] for at in sorted(lay_out(text).turns)] == wanted
