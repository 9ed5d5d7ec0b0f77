"""What the page of a person, place or source asks: mentions in context, quotes about, who says how much."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.ordering import Order
from dashboard.store.questions import concordance, quotes, roles, shares, together
from dashboard.store.questions.concordance import Kind
from dashboard.store.questions.said import Said
from dashboard.store.questions.shares import Of
from tests.store import made

ANY = Filters()
PUTIN, GUTERRES = "Vladimir Putin", "António Guterres"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    path = made.collection(tmp_path_factory.mktemp("made") / "made.sqlite")
    with Collection.open(path, readonly=False) as collection:
        text = "“Putin must go” said Guterres in Riga.\n“He\n said, twice, it holds” said Guterres."
        names = {"Putin": "PERSON", "Guterres": "PERSON"}
        collection.add(*made.article("late", text, published=date(2022, 7, 1), names=names))
        yield collection


def test_a_concordance_has_every_mention_with_the_words_around_it(filled: Collection) -> None:
    rows = concordance.find(filled, PUTIN, ANY)
    assert concordance.count(filled, PUTIN, ANY) == len(rows) == 3
    first = rows.iloc[0]
    assert (first["left"], first["text"], first["right"][:20]) == ("“", "Putin", "must go” said Guterr")
    assert (first["document_id"], first["start"], first["end"]) == ("late", 1, 6)
    assert rows["published"].tolist() == [date(2022, 7, 1), date(2022, 4, 28), date(2022, 4, 26)]


def test_white_space_around_a_mention_is_a_space(filled: Collection) -> None:
    rows = concordance.find(filled, GUTERRES, Filters(text="twice"))
    assert rows["left"].tolist() == [
        "“Putin must go” said",
        "“Putin must go” said Guterres in Riga. “He said, twice, it holds” said",
    ]


@pytest.mark.parametrize("column", ["left", "right"])
def test_mentions_are_ordered_by_the_nearest_words_of_a_side(filled: Collection, column: str) -> None:
    rows = concordance.find(filled, GUTERRES, ANY, order=Order(column))
    words = [text.replace("“", "").replace("”", "").casefold().split() for text in rows[column]]
    near = [line[-1:] if column == "left" else line[:1] for line in words]
    bare = [[word.strip(".,") for word in line] for line in near]
    assert bare == sorted(bare)
    back = concordance.find(filled, GUTERRES, ANY, order=Order(column, is_back=True))
    assert back[column].tolist() == rows[column].tolist()[::-1]


@pytest.mark.parametrize("order", [None, Order("left"), Order("source")])
def test_a_part_of_the_mentions_is_that_part_of_all(filled: Collection, order: Order | None) -> None:
    every = concordance.find(filled, GUTERRES, ANY, order=order)
    some = concordance.find(filled, GUTERRES, ANY, order=order, part=(1, 2))
    assert some["start"].tolist() == every["start"].tolist()[1:3]


def test_a_place_has_its_mentions_too(filled: Collection) -> None:
    rows = concordance.find(filled, "Riga", ANY, kind="place")
    assert rows["document_id"].tolist() == ["late", "answer", "undated"]
    assert concordance.count(filled, "Riga", Filters(sources=("The Echo",)), kind="place") == 1


TWICE = "He\n said, twice, it holds"  # its paragraph names them
ABOUT: list[tuple[str, Kind, Filters, list[str]]] = [
    (PUTIN, "person", ANY, ["Putin must go", TWICE]),  # not what he says himself
    (PUTIN, "person", Filters(last=date(2022, 5, 1)), []),
    (PUTIN, "person", Filters(kinds=("mixed",)), []),
    (GUTERRES, "person", ANY, ["No"]),
    ("Riga", "place", ANY, ["Putin must go", TWICE, "The tram line stays", "No", "Nobody knows when"]),
    ("Nobody", "person", ANY, []),
]


@pytest.mark.parametrize(("name", "kind", "filters", "said"), ABOUT)
def test_a_quote_is_about_whom_its_surroundings_name(
    filled: Collection, name: str, kind: Kind, filters: Filters, said: list[str]
) -> None:
    fits = Said(filters, about=(name, kind))
    rows = quotes.of_fitting(filled, fits)
    assert rows["quote"].tolist() == said
    assert quotes.how_many(filled, fits) == (len(said), rows["document_id"].nunique())


SHARES: list[tuple[Of, str, list[tuple[object, ...]]]] = [
    ("article", "speaker quotes words document_id", [(GUTERRES, 2, 8, "late")]),
    ("month", "speaker quotes words documents month", [(GUTERRES, 2, 8, 1, "2022-07")]),
    ("all", "speaker named quotes words documents", [(GUTERRES, "name", 4, 15, 3)]),
]


@pytest.mark.parametrize(("of", "names", "first"), SHARES)
def test_speakers_have_their_quotes_and_words(
    filled: Collection, of: Of, names: str, first: list[tuple[object, ...]]
) -> None:
    fits = Said(ANY)
    rows = shares.find(filled, fits, of=of)
    assert [tuple(row) for row in rows[names.split()].to_numpy()][:1] == first
    assert shares.count(filled, fits, of=of) == len(rows)
    assert rows["quotes"].sum() == quotes.count(filled, ANY)
    assert len(shares.find(filled, fits, of=of, part=(1, 2))) == 2


def test_who_has_no_name_is_called_as_the_text_does(filled: Collection) -> None:
    rows = shares.find(filled, shares.without_name(ANY), of="all")
    assert set(rows["named"]) == {""}
    for written, many in zip(rows["speaker"], rows["quotes"], strict=True):
        assert quotes.how_many(filled, Said(ANY, called=str(written).upper()))[0] == many


def test_who_is_named_together_with_somebody_is_somebody_else(filled: Collection) -> None:
    rows = together.find(filled, ANY, naming=PUTIN)
    assert list(rows.itertuples(index=False, name=None)) == [(GUTERRES, 3)]
    assert together.find(filled, Filters(places=("Riga",)))["name"].tolist()[0] == GUTERRES


def test_a_role_has_its_first_and_last_day(filled: Collection) -> None:
    row = roles.find(filled, GUTERRES, ANY).iloc[0]
    assert (row["first_published"], row["last_published"]) == (date(2022, 4, 26), date(2022, 4, 26))
