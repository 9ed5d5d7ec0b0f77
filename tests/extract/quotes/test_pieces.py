"""What a speaker said of an interrupted quotation, without the reporter's words between."""

import pytest

from dashboard import contract
from dashboard.preprocess import extract_document
from dashboard.records import Document, Quote
from dashboard.text import spoken

BEFORE = "Ilze Kalnina is the mayor of Riga.\n\n"
# A paragraph, what its quote says from A to B, and its pieces; one piece alone is the quote itself.
SAID: list[tuple[str, list[str]]] = [
    ("“We will rebuild it,” Kalnina said.", []),
    (
        "“We will rebuild,” Kalnina said, “all of the old bridge.”",
        ["We will rebuild", "all of the old bridge."],
    ),
    ("“We tried,” Kalnina said. “It did not hold.”", ["We tried", "It did not hold."]),
    ("“Why now?” Kalnina asked. “Who will pay for it?”", ["Why now?", "Who will pay for it?"]),
    (
        '"I will never," Kalnina said, "close that bridge again."',
        ["I will never", "close that bridge again."],
    ),
    ("“The bridge — ” Kalnina said, “— is still ours.”", ["The bridge", "is still ours."]),
    (
        "“The arch,” Kalnina said, “is old. It was built in 1950,” she added. “It will hold.”",
        ["The arch", "is old. It was built in 1950", "It will hold."],
    ),
    ("The bridge, Kalnina said, would open in the spring.", ["The bridge", "would open in the spring"]),
    (
        "The repairs, Kalnina said, would cost “a lot” of money.",
        ["The repairs", "would cost “a lot” of money"],
    ),
    (
        "“The water came at night,” Kalnina said. “It was cold.\n\n“Nobody had told us that it would come.”",
        ["The water came at night", "It was cold.", "Nobody had told us that it would come."],
    ),
    ("Kalnina said: “The bridge is, as my father said, ‘a friend’, and friends stay.”", []),
]


def quotes(paragraph: str) -> tuple[Quote, ...]:
    return extract_document(Document("d", BEFORE + paragraph)).quotes


@pytest.mark.parametrize(("paragraph", "pieces"), SAID, ids=[said[:40] for said, _ in SAID])
def test_an_interrupted_quotation_has_its_pieces(paragraph: str, pieces: list[str]) -> None:
    (one,) = quotes(paragraph)
    assert [piece.text for piece in one.pieces] == pieces


def test_words_between_two_pieces_are_an_ellipsis() -> None:
    (one,) = quotes("“We will rebuild,” Kalnina said, “all of the old bridge.”")
    assert one.text == "We will rebuild,” Kalnina said, “all of the old bridge."
    assert spoken.words(one) == "We will rebuild … all of the old bridge."


def test_only_marks_between_two_pieces_are_a_space() -> None:
    text = "It fell.\n\n“It rose"
    assert spoken.joined(text, [(0, 8), (11, 18)]) == "It fell. It rose"


def test_a_quote_in_one_piece_is_its_words() -> None:
    assert spoken.words(Quote(3, 7, "Rain", "direct")) == "Rain"


def test_pieces_come_back_out_of_a_line() -> None:
    (one,) = quotes("“We tried,” Kalnina said. “It did not hold.”")
    row = contract.row(
        extract_document(Document("d", BEFORE + "“We tried,” Kalnina said. “It did not hold.”"))
    )
    assert row["quotes"][0]["pieces"] == [[piece.start, piece.end] for piece in one.pieces]
    assert contract.extraction(row).quotes[0].pieces == one.pieces


def test_pieces_are_those_of_the_text_as_it_was_wrapped() -> None:
    text = (
        "Ilze Kalnina is the mayor of Riga, where the river rose again in the first\n"
        "week of May and took the old bridge away. “We will rebuild as soon as we\n"
        "can,” Kalnina said of the bridge and its market, “all of the old bridge and\n"
        "all of its market.” Nobody was hurt.\n"
    )
    (one,) = extract_document(Document("d", text)).quotes
    assert [piece.text for piece in one.pieces] == [
        "We will rebuild as soon as we\ncan",
        "all of the old bridge and\nall of its market.",
    ]
    assert [text[piece.start : piece.end] for piece in one.pieces] == [piece.text for piece in one.pieces]
