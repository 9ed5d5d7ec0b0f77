"""Whom each document quotes, and how much."""

from dataclasses import replace
from datetime import date

from dashboard.filters import Filters
from dashboard.records import Mention
from dashboard.store.collection import Collection
from dashboard.store.questions import speakers
from tests.store import made

COLUMNS = ["document_id", "speaker", "speaker_text", "quotes", "words"]


def test_each_speaker_of_a_document_has_a_row_with_the_words_that_are_their_own(
    collection: Collection,
) -> None:
    lines = (
        "“We will stay.” said Ada Kruger\n“It is so” said Ada Kruger\n“No” said a nurse\n"
        "“Yes, yes” said A nurse\n“Go” said residents\n“Come” said nobody"
    )
    document, found = made.article("talks", lines, published=date(2022, 5, 1), names={"Ada Kruger": "PERSON"})
    told = {2: "a nurse", 3: "A nurse", 4: "residents"}
    said = tuple(
        one
        if number < 2
        else replace(one, speaker=Mention(0, 7, told[number], "PERSON") if number in told else None)
        for number, one in enumerate(found.quotes)
    )
    collection.add(document, replace(found, quotes=said))
    collection.add(
        *made.article("later", "“No” said Ban.", published=date(2022, 5, 9), names={"Ban": "PERSON"})
    )
    rows = speakers.find(collection, Filters())
    shown = rows[COLUMNS].astype(object).where(rows[COLUMNS].notna(), None)
    assert [tuple(row) for row in shown.itertuples(index=False)] == [
        ("later", "Ban", "Ban", 1, 1),
        ("talks", "Ada Kruger", "Ada Kruger", 2, 6),
        ("talks", None, "a nurse", 2, 3),
        ("talks", None, "residents", 1, 1),
        ("talks", None, None, 1, 1),
    ]
    assert rows["published"].tolist() == [date(2022, 5, 9)] + [date(2022, 5, 1)] * 4


def test_only_quotes_that_fit_are_added_up(collection: Collection) -> None:
    text = "“The bridge stays” said Ban.\n“No tram” said Ban."
    collection.add(*made.article("talks", text, names={"Ban": "PERSON"}))
    rows = speakers.find(collection, Filters(text="tram"))
    assert rows[["speaker", "quotes", "words"]].values.tolist() == [["Ban", 1, 2]]
    assert list(speakers.find(collection, Filters(text="nothing")).columns) == speakers.COLUMNS.split()
