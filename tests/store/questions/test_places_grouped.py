"""The roll-up counts mentions and documents of regions and countries, under every filter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dashboard.filters import Filters
from dashboard.records import Place
from dashboard.store.collection import Collection
from dashboard.store.questions import places, places_grouped
from tests.store import made

ANY = Filters()
NOWHERE, NO_REGION = places_grouped.WITHOUT_COUNTRY, places_grouped.WITHOUT_REGION


def with_places(
    key: str, text: str, *found: tuple[str, str, str, str], published: date | None = None
) -> made.Pair:
    """Return a document with places: (name as written, region, country, kind), all at points of their own."""
    document, extraction = made.article(key, text, published=published)
    rows = []
    for number, (name, region, country, kind) in enumerate(found):
        start = text.index(name)
        rows.append(
            Place(
                start,
                start + len(name),
                name,
                name,
                10.0 + number,
                20.0,
                country,
                kind,
                None,
                0.9,
                region=region,
            )
        )
    return document, replace(extraction, places=tuple(rows))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with Collection.create(tmp_path_factory.mktemp("grouped") / "grouped.sqlite") as collection:
        collection.add(
            *with_places(
                "one", "Kyiv, Lviv, Ukraine and Russians.", ("Kyiv", "Kyiv City", "UA", "city"),
                ("Lviv", "Lviv Oblast", "UA", "city"), ("Ukraine", "", "UA", "country"),
                ("Russians", "", "RU", "demonym"), published=date(2022, 4, 1),
            )
        )  # fmt: skip
        collection.add(
            *with_places(
                "two", "Lviv and the Sahel.", ("Lviv", "Lviv Oblast", "UA", "city"),
                ("Sahel", "", "", "region"),
                published=date(2022, 6, 1),
            )
        )  # fmt: skip
        yield collection


# Filters, level, with peoples; then name, mentions, documents, places of each row.
CASES = [
    (ANY, "country", False, [("Ukraine", 4, 2, 4), (NOWHERE, 1, 1, 1)]),
    (ANY, "country", True, [("Ukraine", 4, 2, 4), (NOWHERE, 1, 1, 1), ("Russia", 1, 1, 1)]),
    (
        ANY, "region", False,
        [("Lviv Oblast", 2, 2, 2), (NOWHERE, 1, 1, 1),
         (f"Ukraine {NO_REGION}", 1, 1, 1), ("Kyiv City", 1, 1, 1)],
    ),
    (Filters(places=("Kyiv",)), "country", False, [("Ukraine", 3, 1, 3)]),
    (Filters(first=date(2022, 5, 1)), "region", False,
     [(NOWHERE, 1, 1, 1), ("Lviv Oblast", 1, 1, 1)]),
    (Filters(sources=("The Echo",)), "country", True, []),
    (Filters(text="Sahel"), "country", False, [("Ukraine", 1, 1, 1), (NOWHERE, 1, 1, 1)]),
    (Filters(people=("Nobody",)), "region", True, []),
    (Filters(kinds=("direct",)), "country", True, []),
]  # fmt: skip


@pytest.mark.parametrize("filters, level, figurative, expected", CASES)
def test_the_roll_up_counts_what_fits(
    filled: Collection, filters: Filters, level: places_grouped.Level, figurative: bool,
    expected: list[tuple[str, int, int, int]],
) -> None:  # fmt: skip
    rows = places_grouped.find(filled, filters, level=level, figurative=figurative)
    found = rows[["name", "mentions", "documents", "places"]].itertuples(index=False, name=None)
    assert sorted(found) == sorted(expected)


def test_mentions_of_the_levels_add_up_to_those_of_the_places(filled: Collection) -> None:
    total = places.find(filled, ANY)["mentions"].sum()
    for level in ("region", "country"):
        assert places_grouped.find(filled, ANY, level=level, figurative=True)["mentions"].sum() == total


def test_a_country_stands_at_its_own_point_a_region_amid_its_places(
    filled: Collection,
) -> None:
    country = places_grouped.find(filled, ANY, level="country").set_index("name").loc["Ukraine"]
    assert (country["lat"], country["lon"]) == (12.0, 20.0)
    region = places_grouped.find(filled, ANY, level="region").set_index("name").loc["Lviv Oblast"]
    assert region["lat"] == pytest.approx(10.5)


def test_what_lies_in_no_country_has_no_point(filled: Collection) -> None:
    rows = places_grouped.find(filled, ANY, level="country").set_index("name")
    assert rows.loc[NOWHERE, "lat"] is None or rows["lat"].isna().any()


def test_mentions_of_places_are_counted_by_the_period_of_publication(filled: Collection) -> None:
    rows = places.by_period(filled, ANY, limit=100)
    dated = places.mentions(filled, ANY)
    assert rows["mentions"].sum() == dated["published"].notna().sum() > 0
    assert rows.attrs["unit"] == "week"
