"""A search finds words in any spelling, in texts of any spelling, and the indexes follow the rows."""

import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import documents, quotes
from dashboard.store.schema import forms
from dashboard.text.folding import fold_text, tidy
from tests.store import made
from tests.store.state import check, indexed
from tests.text.test_folding import OTHER, SAME

WORDS = [
    ("strasse", "Stra\u00ad\u200bße"),
    ("lodz", "ŁÓDŹ"),
    ("ostfold", "Ø\u00adstfold"),
    ("aero", "Ærø"),
    ("Baʼath", "Ba'ath"),
    ("Ba\u02bfath", "Ba’ath"),
    ("O\ua78cNeill", "O\uff40Neill"),
    ("final", "\ufb01nal"),
    ("fi\u00adnal", "\uff26\uff29\uff2e\uff21\uff2c"),  # full width
    ("Αθήνα", "ΑΘΗΝΑ"),
    ("Ёлкин", "Елкин"),
    ("\u201cnew\u00a0line\u201d", "New\u202fLine"),
    ("new\u200bly", "new\u00adly"),
]
PAIRS = [*SAME, *WORDS]
APART = [pair for pair in OTHER if pair[0]] + [
    ('"new line"', "line, new"),
    ("“new line”", "new red line"),
    ("newly", "new ly"),
]


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """Each spelling in a title and in the one quote of a document."""
    with Collection.create(tmp_path_factory.mktemp("searched") / "searched.sqlite") as collection:
        for text in dict.fromkeys(text for pair in [*PAIRS, *APART] for text in pair):
            said = text.replace("“", "").replace("”", "")
            collection.add(*made.article(f"<{text}>", f"“{said}” said nobody.", title=f"On {said}"))
        yield collection


@pytest.mark.parametrize("typed", [0, 1])
@pytest.mark.parametrize("pair", PAIRS, ids=ascii)
def test_a_search_finds_both_spellings(spelt: Collection, pair: tuple[str, str], typed: int) -> None:
    asked = Filters(text=pair[typed])
    for found in (documents.find(spelt, asked)["document_id"], quotes.find(spelt, asked)["document_id"]):
        assert {f"<{one}>" for one in pair} <= set(found)


@pytest.mark.parametrize("typed, other", APART, ids=ascii)
def test_a_search_does_not_find_other_words(spelt: Collection, typed: str, other: str) -> None:
    for found in (documents, quotes):
        assert f"<{other}>" not in set(found.find(spelt, Filters(text=typed))["document_id"])


def test_an_index_forgets_what_is_removed_or_replaced(spelt: Collection) -> None:
    before = indexed(spelt.connection)
    spelt.add(*made.article("more", "“Žižka, Żółć and Stra\u00adße” said nobody."))
    spelt.add(*made.article("more", "“Other\u200b words” said nobody."))
    check(spelt)
    spelt.remove("more")
    check(spelt)
    assert indexed(spelt.connection) == before


def test_a_plain_sqlite_reads_what_is_found(spelt: Collection) -> None:
    asked = "SELECT quote FROM quotes WHERE id IN (SELECT rowid FROM quotes_search ('lodz'))"
    with closing(sqlite3.connect(spelt.path)) as plain:
        assert {quote for (quote,) in plain.execute(asked)} == {"ŁÓDŹ", "lodz"}


# By form: a digest of how all letters of Unicode 3.2, which each Python knows alike, are folded and shown.
FOLDED = dict.fromkeys((4, 5, 6, 7, 8, 9, 10), "0f6900cab5c5fbb0")


@pytest.mark.slow
def test_who_changes_the_folding_raises_the_form_of_collections() -> None:
    """Names, keys and indexes of collections that exist were made with it."""
    known = (chr(point) for point in range(0x110000))
    letters = [one for one in known if unicodedata.ucd_3_2_0.category(one) not in {"Cn", "Cs"}]
    made_of = "\n".join(f"{fold_text(f'a{one}b')} {tidy(f'a{one}b')}" for one in letters)
    assert FOLDED[forms.SCHEMA_VERSION] == hashlib.sha256(made_of.encode()).hexdigest()[:16]
