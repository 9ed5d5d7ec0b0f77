"""The words around a row, with its marks where they stand in the document."""

from datetime import date

import pytest

from dashboard.records import Document, Mention, Quote, Span
from dashboard.store.questions.documents import DocumentView
from dashboard.ui.views import sentence
from dashboard.ui.views.marked_text import Mark

TEXT = "It rained. He publishes what\nshe said: “We go on.” And she left. 🎉 She said so."
AT = {words: TEXT.index(words) for words in ("We go on.", "she said", "said", "🎉 She")}
VIEW = DocumentView(
    Document("one", TEXT, published=date(2022, 5, 1)),
    sentences=(Span(0, 11, TEXT[:11]), Span(11, 50, TEXT[11:50]), Span(50, len(TEXT), TEXT[50:])),
)
QUOTE = Quote(
    AT["We go on."], AT["We go on."] + 9, "We go on.", "direct",
    Mention(AT["she said"], AT["she said"] + 3, "she", "", "Ana Ruiz"),
    Span(AT["said"], AT["said"] + 4, "said"),
    None, 0.9,
)  # fmt: skip


def test_marks_stand_where_they_stand_in_the_document() -> None:
    words, marks = sentence.cut(VIEW, sentence.quote_marks(QUOTE))
    assert [(one.kind, words[one.start : one.end]) for one in marks] == [
        ("quote", "We go on."),
        ("speaker", "she"),
        ("cue", "said"),
    ]
    # Looked for by its letters, "she" would be found within "publishes".
    assert marks[1].start > words.index("publishes") + len("publishes")
    assert "\n" not in words


@pytest.mark.parametrize(
    ("at", "words"), [(0, "It rained."), (len(TEXT) - 1, "And she left. 🎉 She said so.")]
)
def test_a_mark_brings_its_own_sentence(at: int, words: str) -> None:
    assert sentence.cut(VIEW, [Mark("one", at, at + 1, "date")])[0].strip() == words


def test_a_speaker_given_by_hand_stands_nowhere() -> None:
    unnamed = Quote(0, 2, "It", "indirect", Mention(0, 0, "", "PERSON", "Ana Ruiz"), None, None, 0.9)
    assert [one.kind for one in sentence.quote_marks(unnamed)] == ["quote"]


def test_a_text_without_sentences_is_one() -> None:
    bare = DocumentView(Document("two", "Riga"))
    assert sentence.cut(bare, [Mark("one", 0, 4, "place")]) == ("Riga", [Mark("one", 0, 4, "place")])
