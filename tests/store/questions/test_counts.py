"""Under any filters every number of every page and chart equals a recount of the raw rows."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.filters import KINDS, MATCHES, SAYINGS, Filters
from dashboard.records import Extraction, Kind, Saying
from dashboard.store.collection import Collection
from dashboard.store.questions import (
    counts,
    documents,
    facets,
    findings,
    lanes,
    people,
    places,
    places_grouped,
    quotes,
    stretches,
    timeline,
)
from tests.store import made
from tests.store.recount import Recount, begin

FIRST, SPAN = date(2022, 3, 1), 120
PEOPLE = ["Ada Kruger", "Ben Osei", "Cleo Novak", "Dana Ito", "Emil Roth", "Fay Lund"]
BODIES = ["Port Authority", "Dock Union"]
WHERE = {
    "Riga": made.RIGA,
    "Paris": made.PARIS,
    "Accra": ("Accra", 5.55, -0.2, "GH", "city", 2306104),
    "Ghana": ("Ghana", 8.1, -1.2, "GH", "country", 2300660),
    "Latvians": ("Latvia", 57.0, 25.0, "LV", "demonym", 458258),
}
SOURCES = ["The Post", "The Echo", ""]
WORDS = "tram bridge harbour budget ferry".split()
PERIODS = [None, *(FIRST + timedelta(days=days) for days in range(0, SPAN, 17))]


def article(chance: random.Random, at: int) -> made.Pair:
    """Return an article of a few sentences: who speaks and stands where, and when, is drawn by chance."""
    lines = [f"Note {at} of the {chance.choice(WORDS)}."]
    for _ in range(chance.randint(2, 7)):
        word, name = chance.choice(WORDS), chance.choice([*PEOPLE, *BODIES, "nobody"])
        day = FIRST + timedelta(days=chance.randint(-40, SPAN))
        lines.append(
            chance.choice(
                [
                    f"“The {word} stays” said {name} in {chance.choice(list(WHERE))} on {day}.",
                    f"“No {word}” claimed {name}.",
                    f"{name} was in {chance.choice(list(WHERE))}, by {day} or {day + timedelta(days=9)}.",
                ]
            )
        )
    published = FIRST + timedelta(days=chance.randint(0, SPAN)) if chance.random() > 0.15 else None
    places = dict(WHERE) if chance.random() > 0.2 else {**WHERE, "Paris": made.PARIS_TEXAS}
    names = dict.fromkeys(PEOPLE, "PERSON") | dict.fromkeys(BODIES, "ORG")
    document, found = made.article(
        f"note-{at}", "\n".join(lines), published=published, source=chance.choice(SOURCES), names=names,
        places=places,
    )  # fmt: skip
    return document, mix(chance, found)


def mix(chance: random.Random, found: Extraction) -> Extraction:
    """Give quotes all kinds and sayings, and let some dates cover more than a day or none."""
    sayings: list[Saying] = [*get_args(Saying), "said", "said"]
    sure = [0.3, 0.599, 0.6, 0.75, 0.9, 0.9]
    said = (
        replace(one, kind=chance.choice(get_args(Kind)), saying=chance.choice(sayings))
        for one in found.quotes
    )
    said = (replace(one, confidence=chance.choice(sure)) for one in said)
    spans = (
        replace(one, last=one.last and one.last + timedelta(days=chance.choice([0, 0, 6, 30])))
        if chance.random() > 0.15
        else replace(one, first=None, last=None, value="XXXX-XX-XX")
        for one in found.dates
    )
    return replace(found, quotes=tuple(said), dates=tuple(spans))


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """Sixty articles, twelve of them twice, and corrections.

    A person and a quote are hidden, two people merged, and a quote is given to another.
    """
    chance = random.Random(10)
    with Collection.create(tmp_path_factory.mktemp("made") / "made.sqlite") as collection:
        for at in range(60):
            document, found = article(chance, at)
            collection.add(document, found)
            if at % 5 == 0:
                day = FIRST + timedelta(days=chance.randint(0, SPAN)) if at % 2 else None
                again = replace(document, id=f"again-{at}", published=day, source=chance.choice(SOURCES))
                collection.add(again, found)
        collection.decide("hide", "Fay Lund")
        collection.decide("merge", "Emil Roth", "Dana Ito")
        first, second = (str(one) for one in quotes.find(collection, Filters(), limit=2)["quote_id"])
        collection.decide("hide", first)
        collection.decide("respeak", second, "Ada Kruger")
        yield collection


@pytest.fixture(scope="module")
def recount(corrected: Collection) -> Recount:
    return Recount(corrected)


def few(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    days = sorted(day for day in draw(st.lists(st.sampled_from(PERIODS), max_size=2)) if day)
    first, last = (*days, None, None)[:2]
    return Filters(
        people=draw(few([*PEOPLE, "Port Authority", "Nobody"])),
        places=draw(few(["Riga", "Paris", "Paris (US)", "Accra", "Ghana", "Nowhere"])),
        sources=draw(few(["The Post", "The Echo"])) if draw(st.booleans()) else (),
        kinds=draw(few(list(KINDS))) if draw(st.booleans()) else (),
        sayings=draw(few(list(SAYINGS))) if draw(st.booleans()) else (),
        first=None if last is None and draw(st.booleans()) else first,
        last=last,
        axis=draw(st.sampled_from(["published", "mentioned"])),
        text=draw(st.sampled_from(["", "", "tram", "the bridge", "stays"])),
        match=draw(st.sampled_from(MATCHES)),
        once=draw(st.booleans()),
        sure=draw(st.sampled_from([0, 0, 0, 60, 75])),
        unnamed=draw(st.sampled_from([False, False, True])),
    )


deterministic = settings(max_examples=50, deadline=None, derandomize=True, database=None)


@pytest.mark.slow
@deterministic
@given(asked=filters())
def test_totals_and_lists_equal_a_recount(corrected: Collection, recount: Recount, asked: Filters) -> None:
    articles, said, days = recount.documents(asked), recount.quotes(asked), recount.dates(asked)
    listed, mapped = recount.people(asked), recount.placed(asked)
    assert counts.totals(corrected, asked) == counts.Totals(
        documents=len(articles),
        quotes=len(said),
        quoting=len({article.key for article, _ in said}),
        speakers=len({one.speaker for _, one in said} - {None}),
        people=sum(recount.labels[name] == "PERSON" for name in listed),
        places=len(mapped),
        dates=len(days),
    )
    assert set(documents.find(corrected, asked)["document_id"]) == {one.key for one in articles}
    assert sorted(quotes.find(corrected, asked)["quote_id"]) == sorted(one.row for _, one in said)
    assert sorted(timeline.find(corrected, asked)["date_id"]) == sorted(one.row for _, one in days)
    assert rows(people.find(corrected, asked), "name quotes mentions documents") == listed
    assert rows(places.find(corrected, asked), "place mentions documents") == mapped
    assert people.count(corrected, asked) == len(listed)
    assert places.count(corrected, asked) == len(mapped)


@pytest.mark.slow
@deterministic
@given(asked=filters())
def test_charts_equal_a_recount(corrected: Collection, recount: Recount, asked: Filters) -> None:
    bars = documents.per_period(corrected, asked)
    assert per_period(bars, "documents") == counted(
        begin(one.day, bars.attrs["unit"]) for one in recount.documents(asked)
    )
    published = timeline.density(corrected, asked, axis="published")
    unit = published.attrs["unit"]
    of_quotes = [begin(article.day, unit) for article, _ in recount.quotes(asked)]
    of_dates = [begin(article.day, unit) for article, _ in recount.dates(asked)]
    assert per_period(published, "quotes") == counted(of_quotes)
    assert per_period(published, "dates") == counted(of_dates)
    assert published.attrs["undated"] == {"quotes": of_quotes.count(None), "dates": of_dates.count(None)}
    spoken_of = timeline.density(corrected, asked, axis="mentioned")
    of_dates = [begin(one.first, spoken_of.attrs["unit"]) for _, one in recount.dates(asked)]
    assert per_period(spoken_of, "dates") == counted(of_dates)
    assert spoken_of.attrs["undated"] == {"dates": of_dates.count(None)}
    for level in ("region", "country"):
        found = places_grouped.find(corrected, asked, level=level)
        by_hand = recount.grouped(asked, level)
        assert Counter(zip(found["mentions"], found["documents"], found["places"], strict=True)) == Counter(
            by_hand.values()
        )


@pytest.mark.slow
@deterministic
@given(asked=filters())
def test_lanes_and_stretches_equal_a_recount(corrected: Collection, recount: Recount, asked: Filters) -> None:
    said = [(article, one) for article, one in recount.quotes(asked) if one.speaker]
    found = lanes.find(corrected, asked, axis="published")
    unit = found.attrs["unit"]
    expected = Counter((one.speaker, begin(article.day, unit)) for article, one in said if article.day)
    assert rows(found, "name period quotes") == {key: (many,) for key, many in expected.items()}
    found = lanes.find(corrected, asked, axis="mentioned")
    unit = found.attrs["unit"]
    expected = Counter(
        pair
        for _, one in said
        for pair in {
            (one.speaker, begin(days[0], unit))
            for days in one.days
            if asked.axis == "published" or in_period(days, asked)
        }
    )
    assert rows(found, "name period quotes") == {key: (many,) for key, many in expected.items()}
    found = stretches.find(corrected, asked, limit=1_000)
    long = [(article, one) for article, one in recount.dates(asked) if one.first and one.first != one.last]
    assert found["rows"].sum() == len(long)


@pytest.mark.slow
@deterministic
@given(asked=filters(), name=st.sampled_from([*PEOPLE, *BODIES]))
def test_a_person_s_page_equals_a_recount(
    corrected: Collection, recount: Recount, asked: Filters, name: str
) -> None:
    theirs = recount.quotes(asked, by=(name,)) if name in recount.labels else []
    assert sorted(quotes.find(corrected, asked, by=name)["quote_id"]) == sorted(one.row for _, one in theirs)
    listed = people.find(corrected, asked).set_index("name")["quotes"]
    assert listed.get(name, 0) == quotes.count(corrected, asked, by=name) == len(theirs)
    bars = people.per_period(corrected, name, asked)
    unit = bars.attrs["unit"]
    articles = recount.documents(asked, naming=name)
    assert per_period(bars, "documents") == counted(begin(one.day, unit) for one in articles)
    found = people.places(corrected, name, asked)
    assert rows(found, "place mentions documents") == recount.placed(asked, naming=name)


@pytest.mark.slow
@settings(deterministic, max_examples=25)
@given(asked=filters())
def test_the_sentences_of_a_place_are_as_many_as_its_mentions(
    corrected: Collection, recount: Recount, asked: Filters
) -> None:
    for place, (mentions, in_documents) in recount.placed(asked).items():
        found = places.mentions(corrected, asked, place=place)
        assert (len(found), found["document_id"].nunique()) == (mentions, in_documents)


@pytest.mark.slow
@deterministic
@given(asked=filters())
def test_facets_equal_a_recount(corrected: Collection, recount: Recount, asked: Filters) -> None:
    said, found = recount.quotes(asked), facets.find(corrected, asked)
    named = {row: known[0] for row, known in recount.places.items() if known[4] != "demonym"}
    expected: dict[str, Counter[str]] = {
        "speakers": Counter(one.speaker for _, one in said if one.speaker),
        "sources": Counter(article.source for article, _ in said if article.source),
        "kinds": Counter(one.kind for _, one in said),
        "sayings": Counter(one.saying for _, one in said),
        "months": Counter(f"{one.day // 100:06}" for one, _ in said if one.day),
        "places": Counter(
            named[row] for one, _ in said for row, many in one.places.items() if many and row in named
        ),
    }
    assert found.unnamed == sum(one.speaker is None for _, one in said)
    for name, counted in expected.items():
        facet = getattr(found, name)
        first = sorted(counted.items(), key=lambda one: (-one[1], one[0]))[: facets.MOST]
        values = [
            (value.replace("-", "") if name == "months" else value, many) for value, many in facet.values
        ]
        assert values == (sorted(first) if name == "months" else first), name
        assert facet.more == len(counted) - len(first)


@pytest.mark.slow
@settings(deterministic, max_examples=25)
@given(asked=filters())
def test_the_number_of_a_finding_is_that_of_the_view_it_leads_to(
    corrected: Collection, asked: Filters
) -> None:
    for one in findings.find(corrected, asked):
        if one.filters is not None:
            counted = {
                "people": lambda of: people.listed(corrected, of).of_side("mentioned"),
                "quotes": lambda of: quotes.count(corrected, of),
                "documents": lambda of: documents.count(corrected, of),
            }[one.page](one.filters)
            assert counted == one.count, one.sentence
            assert f"{one.count:,} " in one.sentence


def test_any_and_all_differ_and_one_name_means_the_same(corrected: Collection) -> None:
    two, one = Filters(people=("Ada Kruger", "Ben Osei")), Filters(people=("Ada Kruger",))
    every, alone = replace(two, match="all"), replace(one, match="all")
    assert counts.totals(corrected, every).documents < counts.totals(corrected, two).documents
    assert 0 < counts.totals(corrected, every).quotes < counts.totals(corrected, two).quotes
    assert counts.totals(corrected, alone) == counts.totals(corrected, one)


def rows(found: pd.DataFrame, columns: str) -> dict[object, tuple[object, ...]]:
    """Return the named columns by the first, or by the first two where there is a period."""
    names = columns.split()
    keys = 2 if "period" in names else 1
    listed = list(found[names].itertuples(index=False, name=None))
    return {row[0] if keys == 1 else row[:2]: row[keys:] for row in listed}


def per_period(found: pd.DataFrame, column: str) -> dict[object, int]:
    return {day: many for day, many in zip(found["period"], found[column], strict=True) if many}


def counted(days: Iterable[object]) -> dict[object, int]:
    return {day: many for day, many in Counter(days).items() if day}


def in_period(days: tuple[int, int], asked: Filters) -> bool:
    first, last = days
    return (not asked.last or first <= int(f"{asked.last:%Y%m%d}")) and (
        not asked.first or last >= int(f"{asked.first:%Y%m%d}")
    )


def test_quotes_without_a_named_speaker_are_counted(corrected: Collection) -> None:
    for filters in (Filters(), Filters(kinds=("direct",)), Filters(axis="mentioned", first=date(2000, 1, 1))):
        rows = quotes.find(corrected, filters)
        assert quotes.unnamed(corrected, filters) == int(rows["speaker"].isna().sum())
