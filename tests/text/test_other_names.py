"""What a place is also called: old names and those in other languages, each way to the gazetteer's name."""

import pytest

from dashboard.extract.places.gazetteer import shipped
from dashboard.text import other_names
from dashboard.text.folding import fold
from dashboard.text.lexicon import rows

PAIRS = [
    ("Danzig", "Gdańsk", "PL"),
    ("leningrad", "Saint Petersburg", "RU"),
    ("Königsberg", "Kaliningrad", "RU"),
    ("Konigsberg", "Kaliningrad", "RU"),
    ("BOMBAY", "Mumbai", "IN"),
    ("Constantinople", "Istanbul", "TR"),
    ("Kiev", "Kyiv", "UA"),
    ("München", "Munich", "DE"),
    ("Burma", "Myanmar", "MM"),
    ("Donbass", "Donbas", "UA"),
]


@pytest.mark.parametrize("other, name, country", PAIRS)
def test_an_other_name_leads_to_the_place(other: str, name: str, country: str) -> None:
    assert (fold(name), country) in {(one.name, one.country) for one in other_names.of(other)}


def test_a_places_own_name_is_no_other_name() -> None:
    assert other_names.of("Gdańsk") == ()


def test_three_letters_begin_another_name_and_two_do_not() -> None:
    assert other_names.beginning("dan")["gdansk", "PL"] == "Danzig"
    assert other_names.beginning("da") == {}


def test_the_towns_that_a_filter_knows_are_in_the_gazetteer_in_that_country() -> None:
    unknown = [
        row["spelling"]
        for table in ("places-other-names", "places-also-called")
        for row in rows(table)
        if not any(
            entry.country == row["country"] and fold(entry.name) == fold(row["name"])
            for entry in shipped().find(row["name"])
        )
    ]
    assert unknown == []


def test_names_from_geonames_are_listed_there_for_the_place() -> None:
    wrong = [
        row["spelling"]
        for row in rows("places-also-called")
        if row["source"] == "GeoNames"
        and not {entry.geonameid for entry in shipped().find(row["spelling"])}
        & {entry.geonameid for entry in shipped().find(row["name"]) if entry.country == row["country"]}
    ]
    assert wrong == []


def test_countries_are_called_here_as_on_the_map_or_their_names_are_listed() -> None:
    divisions = shipped().divisions()
    missing = [
        row["code"]
        for row in rows("places-countries")
        if row["names"] and (there := divisions.get(row["code"]))
        for other in row["names"].split("; ")[:1]
        if not fold(there.name).endswith(fold(other).removeprefix("the "))
        and (fold(there.name), row["code"])
        not in {(one.name, one.country) for one in other_names.of(other.removeprefix("the "))}
    ]
    assert missing == []
