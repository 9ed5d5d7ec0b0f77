"""Every question gives the rows that fit, and only those, in the columns that its docstring promises."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters import KINDS, SAYINGS, Filters
from dashboard.records import DateMention, Mention, Quote, Saying
from dashboard.store.collection import Collection
from dashboard.store.questions import (
    counts,
    documents,
    imports,
    joins,
    lanes,
    people,
    places,
    quotes,
    roles,
    timeline,
    where,
)
from dashboard.text import wanted
from tests.store import made

ANY = Filters()
FIND: list[Callable[..., pd.DataFrame]] = [
    documents.find,
    people.find,
    places.find,
    quotes.find,
    timeline.find,
]
COUNT: list[Callable[..., int]] = [documents.count, people.count, places.count, quotes.count, timeline.count]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    path = made.collection(tmp_path_factory.mktemp("made") / "made.sqlite")
    with Collection.open(path) as collection:
        yield collection


# Filters, then the documents, people, places, quotes and dates that fit.
FITTING = [
    (ANY, (5, 7, 3, 8, 2)),
    (Filters(people=("Vladimir Putin",)), (2, 2, 2, 2, 2)),
    (Filters(people=("Vladimir Putin", "António Guterres")), (3, 3, 2, 4, 2)),
    (Filters(people=("Vladimir Putin", "António Guterres"), match="all"), (2, 2, 2, 3, 2)),
    (Filters(people=("Vladimir Putin", "John Kennedy")), (3, 5, 3, 3, 2)),
    (Filters(people=("Vladimir Putin", "John Kennedy"), match="all"), (0, 0, 0, 0, 0)),
    (Filters(people=("Vladimir Putin", "Nobody")), (2, 2, 2, 2, 2)),
    (Filters(people=("Vladimir Putin",), match="all"), (2, 2, 2, 2, 2)),
    (Filters(people=("Vladimir Putin",), places=("Paris (FR)", "Riga")), (2, 2, 2, 2, 2)),
    (Filters(people=("Vladimir Putin",), places=("Paris (FR)", "Riga"), match="all"), (0, 0, 0, 0, 0)),
    (Filters(people=("Ford",)), (1, 1, 0, 1, 0)),
    (Filters(people=("Nobody",)), (0, 0, 0, 0, 0)),
    (Filters(places=("Riga",)), (2, 3, 1, 3, 1)),
    (Filters(places=("Paris (US)",)), (1, 3, 1, 2, 0)),
    (Filters(places=("Paris",)), (2, 5, 2, 4, 1)),  # both of the name
    (Filters(places=("Paris (FR)", "Riga")), (3, 3, 2, 5, 2)),
    (Filters(places=("Paris (FR)", "Riga"), match="all"), (0, 0, 0, 0, 0)),
    (Filters(sources=("The Echo",)), (2, 3, 1, 3, 1)),
    (Filters(sources=("The Echo", "The Post")), (4, 6, 3, 7, 2)),
    (Filters(kinds=("mixed",)), (1, 2, 1, 1, 1)),
    (
        Filters(kinds=("mixed",), people=("António Guterres",)),
        (0, 0, 0, 0, 0),
    ),  # none of the mixed ones is his
    (Filters(kinds=("direct", "mixed")), (5, 7, 3, 8, 2)),
    (Filters(first=date(2022, 5, 1)), (2, 4, 1, 3, 0)),
    (Filters(last=date(2022, 5, 1)), (2, 2, 2, 4, 2)),  # the undated one is in no period
    (Filters(first=date(2022, 4, 28), last=date(2022, 6, 1)), (2, 5, 2, 4, 1)),
    (Filters(first=date(2022, 5, 1), axis="mentioned"), (1, 2, 1, 1, 1)),
    (Filters(first=date(2022, 4, 27), last=date(2022, 4, 27), axis="mentioned"), (1, 2, 1, 1, 1)),
    (Filters(axis="mentioned"), (5, 7, 3, 8, 2)),
    (Filters(text="tram"), (1, 2, 1, 1, 1)),
    (Filters(text="TRAM line"), (1, 2, 1, 1, 1)),
    (Filters(text='"line tram"'), (0, 0, 0, 0, 0)),
    (Filters(text="“?!"), (0, 0, 0, 0, 0)),
    (Filters(people=("António Guterres",), places=("Riga",), kinds=("direct",)), (2, 3, 1, 2, 1)),
]


SAYING = [
    (("denied",), (1, 1)),
    (("mentioned", "denied"), (2, 2)),
    (("said",), (4, 6)),
    (("not said",), (0, 0)),
]


BECAME: dict[str, Saying] = {"answer": "mentioned", "bodies": "denied"}


@pytest.fixture
def became(tmp_path: Path) -> Iterator[Collection]:
    """The five articles, one quote denied and one only mentioned."""
    with Collection.create(tmp_path / "became.sqlite") as collection:
        for document, found in made.articles():
            first, *others = found.quotes
            first = replace(first, saying=BECAME.get(document.id, "said"))
            collection.add(document, replace(found, quotes=(first, *others)))
        yield collection


@pytest.mark.parametrize("sayings, expected", SAYING, ids=str)
def test_quotes_are_found_by_what_became_of_them(
    became: Collection, sayings: tuple[str, ...], expected: tuple[int, int]
) -> None:
    filters = Filters(sayings=sayings)
    rows = quotes.find(became, filters)
    assert (len(documents.find(became, filters)), len(rows)) == expected
    assert set(rows["saying"]) <= set(sayings)
    assert quotes.count(became, filters) == len(rows)


@pytest.mark.parametrize("limit, last", [(None, "mentioned"), (8, "mentioned"), (7, "said")])
def test_what_is_only_mentioned_stands_last(became: Collection, limit: int | None, last: str) -> None:
    rows = quotes.find(became, ANY, limit=limit)
    assert rows["saying"].tolist().count("mentioned") == (last == "mentioned")
    assert rows.iloc[-1]["saying"] == last
    assert len(rows) == (limit or 8)


@pytest.mark.parametrize("filters, expected", FITTING, ids=lambda value: getattr(value, "describe", str)())
def test_the_rows_that_fit_are_found(filled: Collection, filters: Filters, expected: tuple[int, ...]) -> None:
    assert tuple(len(find(filled, filters)) for find in FIND) == expected
    assert tuple(count(filled, filters) for count in COUNT) == expected


@pytest.mark.parametrize("filters", [filters for filters, _ in FITTING], ids=Filters.describe)
def test_totals_say_how_many_rows_there_are(filled: Collection, filters: Filters) -> None:
    totals = counts.totals(filled, filters)
    quoted = quotes.find(filled, filters)["speaker"].dropna()
    named = people.find(filled, filters)
    assert totals.speakers == quoted.nunique()
    assert totals.people == sum(named["label"] == "PERSON")
    found = (totals.documents, totals.places, totals.quotes, totals.dates)
    assert found == tuple(count(filled, filters) for count in (COUNT[0], COUNT[2], COUNT[3], COUNT[4]))


PROMISED = [*FIND, places.mentions, places.unresolved, documents.per_period]


@pytest.mark.parametrize("question", PROMISED, ids=lambda one: f"{one.__module__}.{one.__name__}")
@pytest.mark.parametrize("filters", [ANY, Filters(people=("Nobody",))], ids=["all", "none"])
def test_the_columns_are_those_of_the_docstring(
    filled: Collection, question: Callable[..., pd.DataFrame], filters: Filters
) -> None:
    promised = re.search(r"Columns: (.*?)\.\s", f"{question.__doc__}\n", flags=re.DOTALL)
    assert promised
    words = re.sub(r"\([^)]*\)", "", promised[1]).split(",")
    assert list(question(filled, filters).columns) == [word.strip() for word in words]


@pytest.mark.parametrize("find", FIND, ids=lambda one: one.__module__)
def test_a_limit_gives_the_first_rows(filled: Collection, find: Callable[..., pd.DataFrame]) -> None:
    rows = find(filled, ANY)
    assert find(filled, ANY, limit=2).to_dict() == rows.head(2).to_dict()
    assert len(find(filled, ANY, limit=0)) == 0


def test_choices_are_the_most_frequent_first(filled: Collection) -> None:
    choices = counts.choices(filled)
    known = counts.frequent(filled, "person")
    assert known[:2] == ["António Guterres", "Vladimir Putin"]
    assert set(known) == set(people.find(filled, ANY)["name"])
    assert counts.frequent(filled, "place")[0] == "Riga"
    assert counts.frequent(filled, "source") == choices.sources
    assert choices.sources == ["The Echo", "The Post"]
    assert (choices.first_day, choices.last_day) == (date(2022, 4, 26), date(2022, 6, 2))
    assert (choices.first_mentioned, choices.last_mentioned) == (date(2022, 4, 27), date(2022, 5, 3))


@pytest.mark.slow
def test_an_empty_collection_answers_every_question(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "empty.sqlite") as empty:
        for filters, _ in FITTING:
            assert [len(find(empty, filters)) for find in FIND] == [0] * 5
            assert lanes.find(empty, filters, axis="published").empty
        assert counts.choices(empty).first_day is None
        assert imports.problems(empty).empty
        assert documents.one(empty, "x") is None


def test_a_quote_stands_in_its_sentence(filled: Collection) -> None:
    for row in quotes.find(filled, ANY).itertuples():
        assert row.quote in row.sentence
    row = quotes.find(filled, Filters(text="tram")).iloc[0]
    assert row["sentence"] == "“The tram line stays” said Guterres in Riga on 2022-04-27."


def test_an_unknown_day_stays_unknown_and_comes_last(filled: Collection) -> None:
    rows = quotes.find(filled, ANY)
    assert rows["published"].tolist()[-1] is None
    assert rows["published"].tolist()[0] == date(2022, 6, 2)


def test_the_reader_gets_every_row_of_a_document(filled: Collection) -> None:
    shown = documents.one(filled, "answer")
    assert shown is not None
    _, found = made.articles()[1]
    assert shown.document.text == made.articles()[1][0].text
    assert tuple(shown.dates.values()) == found.dates
    assert shown.sentences == found.sentences
    assert [mention.name for mention in shown.mentions.values()] == [
        "António Guterres",
        "Riga",
        "Vladimir Putin",
    ]
    assert [place.name for place in shown.places.values()] == ["Riga"]
    rows: list[Mention | Quote | DateMention] = [
        *shown.mentions.values(),
        *shown.quotes.values(),
        *shown.dates.values(),
    ]
    for row in rows:
        assert shown.document.text[row.start : row.end] == row.text


def test_a_person_s_variants_are_counted(filled: Collection) -> None:
    rows = joins.of_person(filled, "António Guterres")
    assert list(rows[["variant", "name", "mentions", "documents"]].itertuples(index=False, name=None)) == [
        ("Antonio Guterres", "Antonio Guterres", 1, 1),
        ("Guterres", "António Guterres", 1, 1),
        ("Guterres", "Guterres", 1, 1),
    ]


def test_what_was_kept_apart_says_so(tmp_path: Path) -> None:
    with Collection.open(made.collection(tmp_path / "made.sqlite"), readonly=False) as collection:
        collection.decide("split", "Putin", "Vladimir Putin")
        shown = documents.one(collection, "undated")
        assert shown is not None
        row = next(row for row, one in shown.mentions.items() if one.text == "Guterres")
        collection.decide("split", f"mention:{row}")
        everywhere = joins.of_person(collection, "Putin").iloc[0]
        here = joins.of_mention(collection, row)
    assert everywhere["because"] == f"“Putin” is {joins.APART}"
    assert everywhere["is_apart"]
    assert here is not None
    assert here.because == f"“Guterres” is Guterres (undated): {joins.APART}"


def test_a_person_s_roles_are_counted_with_their_sentences(filled: Collection) -> None:
    rows = roles.find(filled, "António Guterres", ANY)
    assert list(rows.itertuples(index=False, name=None)) == [
        ("Envoy", 2, 2, date(2022, 4, 26), date(2022, 4, 26))
    ]
    there = roles.sentences(filled, "António Guterres", "Envoy", ANY, limit=9)
    assert there["sentence"].tolist() == [
        "Envoy Antonio Guterres listened.",
        "“Nobody knows when” said envoy Guterres in Riga.",
    ]
    for text, start, end in zip(there["document_id"], there["start"], there["end"], strict=True):
        shown = documents.one(filled, text)
        assert shown is not None
        assert shown.document.text[start:end].lower() == "envoy"
    assert roles.find(filled, "António Guterres", Filters(places=("Paris (FR)",)))["mentions"].tolist() == [1]
    assert roles.find(filled, "Vladimir Putin", ANY).empty
    listed = people.find(filled, ANY).set_index("name")["roles"]
    assert (listed["António Guterres"], listed["Vladimir Putin"]) == ("Envoy", "")


def test_a_person_s_places_and_days(filled: Collection) -> None:
    assert people.places(filled, "Vladimir Putin", ANY)["place"].tolist() == ["Paris (FR)", "Riga"]
    assert people.per_period(filled, "Vladimir Putin", ANY)["documents"].sum() == 2


def test_the_timeline_on_both_axes(filled: Collection) -> None:
    published = timeline.density(filled, ANY, axis="published")
    assert published.attrs["unit"] == "day"
    assert published.iloc[0].to_dict() == {"period": date(2022, 4, 26), "quotes": 2, "dates": 1}
    assert published.attrs["undated"] == {"quotes": 1, "dates": 0}
    mentioned = timeline.density(filled, ANY, axis="mentioned")
    assert list(mentioned["period"]) == [date(2022, 4, 27), date(2022, 5, 3)]
    by_month = timeline.density(filled, ANY, axis="published", unit="month")
    assert list(by_month["period"]) == [date(2022, 4, 1), date(2022, 6, 1)]


def test_lanes_are_the_most_quoted(filled: Collection) -> None:
    rows = lanes.find(filled, ANY, axis="published", many=2)
    assert list(rows.columns) == ["name", "period", "quotes"]
    assert set(rows["name"]) == {"António Guterres", "Vladimir Putin"}
    spoken_of = lanes.find(filled, ANY, axis="mentioned")
    assert set(zip(spoken_of["name"], spoken_of["period"], strict=True)) == {
        ("António Guterres", date(2022, 4, 27)),
        ("Vladimir Putin", date(2022, 5, 3)),
    }


def test_lanes_by_place_and_source_have_the_quotes_of_their_articles(filled: Collection) -> None:
    said = quotes.find(filled, ANY)
    dated = said[[day is not None for day in said["published"]]]
    by_source = lanes.find(filled, ANY, axis="published", by="source")
    assert by_source.groupby("name")["quotes"].sum().to_dict() == dated["source"].value_counts().to_dict()
    by_place = lanes.find(filled, ANY, axis="published", by="place")
    for place, many in by_place.groupby("name")["quotes"].sum().items():
        named = quotes.find(filled, Filters(places=(str(place),)))
        assert many == sum(day is not None for day in named["published"])
    assert set(by_place["name"]) == set(places.find(filled, ANY)["place"])


def test_lanes_are_those_with_the_most_in_a_span(filled: Collection) -> None:
    day = date(2022, 4, 26)
    rows = lanes.find(filled, ANY, axis="published", within=(day, day))
    assert set(rows["period"]) == {day}
    assert lanes.find(filled, ANY, axis="published", within=(date(1999, 1, 1), date(1999, 1, 2))).empty


SEARCHES = [
    '"',
    "hello AND",
    "NEAR(",
    "putin's",
    "hello -hello",
    "(" * 2000,
    "a*",
    "col:x",
    "\0",
    "''",
    '"" x',
    "{",
    "^a",
]


@pytest.mark.parametrize("text", SEARCHES, ids=range(len(SEARCHES)))
def test_no_search_is_an_error(filled: Collection, text: str) -> None:
    assert quotes.count(filled, Filters(text=text)) == 0


texts = st.text(max_size=12)
some = st.lists(
    st.sampled_from(["Vladimir Putin", "Riga", "The Post", "'", '"; --']) | texts, max_size=2
).map(tuple)
filters = st.builds(
    Filters,
    people=some,
    places=some,
    sources=some,
    kinds=st.lists(st.sampled_from(KINDS) | texts, max_size=2).map(tuple),
    sayings=st.lists(st.sampled_from(SAYINGS) | texts, max_size=2).map(tuple),
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
    axis=st.sampled_from(["published", "mentioned"]),
    text=st.sampled_from(["", "tram", "peace"]) | texts,
    about=some,
    mentioned=some,
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=filters)
def test_any_filters_are_answered_and_only_narrow(filled: Collection, filters: Filters) -> None:
    for find, count in zip(FIND, COUNT, strict=True):
        rows = find(filled, filters)
        assert len(rows) == count(filled, filters) <= count(filled, ANY)


def test_a_phrase_is_searched_side_by_side() -> None:
    for typed, asked in (
        ('the "tram line" stays', '"the" AND "tram line" AND "stays"'),
        ('un"closed', '"unclosed"'),
        ("tram OR bus stays", '("tram" OR "bus") AND "stays"'),
    ):
        assert where.matching(wanted.read(typed).groups) == asked


def test_a_number_beside_an_unknown_one_stays_whole(tmp_path: Path) -> None:
    known: dict[str, made.Where] = {
        "Riga": made.RIGA,
        "Nowhere": ("Nowhere", 1.5, 2.5, "LV", "village", None),
    }
    with Collection.create(tmp_path / "two.sqlite") as two:
        two.add(*made.article("two", "Riga and Nowhere.", places=known))
        assert str(places.find(two, ANY)["geonameid"].dropna().tolist()) == "[456172]"
