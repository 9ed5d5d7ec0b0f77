"""A name is placed where the text around it says; each row is one fact."""

import re
from collections.abc import Sequence

import pytest

from dashboard.extract.places import find_places
from dashboard.records import Label, Mention, Place


def mentions(text: str, names: Sequence[str], label: Label = "GPE") -> list[Mention]:
    """Return the names as the model would give them, in order of the text."""
    found = [
        Mention(match.start(), match.end(), match[0], label)
        for name in names
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    return sorted(found, key=lambda one: one.start)


def places(text: str, *names: str, label: Label = "GPE", source: str = "") -> list[Place]:
    """Return the places of a text whose names are given."""
    return list(find_places(text, mentions(text, names, label), source=source))


# Text, name, and where it is: (latitude, longitude) to half a degree, and the country.
WHERE = [
    ("A storm hit Paris, Texas, on Monday.", "Paris", (33.7, -95.6), "US"),
    ("A storm hit Paris on Monday.", "Paris", (48.9, 2.3), "FR"),
    ("TROY, N.C. — The mayor spoke.", "TROY", (35.4, -79.9), "US"),
    ("The port of Long Beach, CA is busy.", "Long Beach", (33.8, -118.2), "US"),
    ("The port of Long Beach, Calif., is busy.", "Long Beach", (33.8, -118.2), "US"),
    ("They met in London, Ontario.", "London", (43.0, -81.2), "CA"),
    ("They met in Moscow, Idaho.", "Moscow", (46.7, -117.0), "US"),
    ("They met in Tbilisi, Georgia.", "Georgia", (42.0, 43.5), "GE"),
    ("They met in Atlanta, Georgia.", "Georgia", (32.8, -83.5), "US"),
    ("Ties between China and the U.S. are cold.", "China", (35.0, 105.0), "CN"),
    ("Ties between China and the U.S. are cold.", "U.S.", (39.8, -98.5), "US"),
    ("Washington said it would respond.", "Washington", (38.9, -77.0), "US"),
    ("Police in Laurel County, Ky., spoke.", "Laurel County", (37.1, -84.1), "US"),
    ("A fight broke out in eastern Aleppo.", "eastern Aleppo", (36.2, 37.2), "SY"),
    ("They left north-west Syria.", "north-west Syria", (35.0, 38.0), "SY"),
    ("He is from the Democratic Republic of Congo.", "Democratic Republic of Congo", (-2.5, 23.5), "CD"),
    ("The Soviet Union fell.", "Soviet Union", (60.0, 90.0), ""),
    ("He came from Burma.", "Burma", (21.0, 96.0), "MM"),
    ("He came from Kiev.", "Kiev", (50.5, 30.5), "UA"),
    ("The senate of St. Paul, Minn., met.", "St. Paul", (44.95, -93.1), "US"),
    ("He crossed the Black Sea.", "Black Sea", (43.0, 35.0), ""),
]


@pytest.mark.parametrize(("text", "name", "point", "country"), WHERE)
def test_a_place_is_where_the_text_says(
    text: str, name: str, point: tuple[float, float], country: str
) -> None:
    place = next(place for place in places(text, name) if place.text == name)
    assert place.lat == pytest.approx(point[0], abs=0.5)
    assert place.lon == pytest.approx(point[1], abs=0.5)
    assert place.country == country
    assert text[place.start : place.end] == place.text


def test_both_georgias_of_one_text_are_told_apart() -> None:
    text = "He moved from Tbilisi, Georgia, to Atlanta, Georgia."
    assert [p.country for p in places(text, "Tbilisi", "Atlanta", "Georgia")] == ["GE", "GE", "US", "US"]


def test_a_name_keeps_one_sense_in_a_document() -> None:
    found = places("A fire in Paris, Texas. The mayor of Paris spoke.", "Paris")
    assert {place.geonameid for place in found if place.text == "Paris"} == {4717560}


def test_neighbours_decide_between_towns_of_one_name() -> None:
    text = "Crews from Peoria, Decatur and Champaign went to Springfield."
    found = places(text, "Peoria", "Decatur", "Champaign", "Springfield")
    assert found[-1].geonameid == 4250542


def test_the_outlet_is_at_home() -> None:
    text = "The council of Arlington met."
    assert places(text, "Arlington", source="Dallas Morning News")[0].geonameid == 4671240


def test_the_reason_names_the_container_and_the_runner_up() -> None:
    place = places("A storm hit Paris, Texas, on Monday.", "Paris")[0]
    assert "'Texas' is written after it" in place.because
    assert place.runner_up in place.because
    assert place.runner_up


def test_an_unknown_name_is_on_the_list_without_a_point_and_spoils_nothing() -> None:
    found = places("They walked from Xqzzvill to Berlin.", "Xqzzvill", "Berlin")
    assert [(place.text, place.lat is None) for place in found] == [("Xqzzvill", True), ("Berlin", False)]
    assert "in no gazetteer" in found[0].because


def test_an_unknown_building_is_placed_at_the_city_it_is_in_and_says_so() -> None:
    text = "Shells hit the Zorkov plant in Mariupol."
    given = mentions(text, ["Zorkov plant"], "FAC") + mentions(text, ["Mariupol"])
    plant = find_places(text, given)[0]
    assert plant.lat == pytest.approx(47.1, abs=0.1)
    assert plant.geonameid is None
    assert "placed at Mariupol" in plant.because


# Text, the name of a people, the country.
PEOPLES = [
    ("Russian troops left.", "Russian", "RU"),
    ("Two Texans won.", "Texans", "US"),
    ("The British left.", "British", "GB"),
    ("The Chechen leader spoke.", "Chechen", "RU"),
]


@pytest.mark.parametrize(("text", "name", "country"), PEOPLES)
def test_peoples_are_marked(text: str, name: str, country: str) -> None:
    place = places(text, name, label="NORP")[0]
    assert (place.kind, place.country) == ("demonym", country)


def test_a_party_is_no_place() -> None:
    assert places("Republicans and Muslims voted.", "Republicans", "Muslims", label="NORP") == []


def test_a_capital_that_speaks_is_a_metonym() -> None:
    text = "Moscow denied it. He lives in Moscow."
    assert [place.kind for place in places(text, "Moscow")] == ["metonym", "city"]


def test_a_seat_of_power_is_a_building_until_it_speaks() -> None:
    text = "He met her in the Kremlin. The Kremlin said nothing."
    assert [place.kind for place in places(text, "Kremlin", label="FAC")] == ["facility", "metonym"]


def test_a_person_named_in_full_elsewhere_is_no_place() -> None:
    text = "Michael Jordan played. Jordan scored 30 points."
    given = [Mention(0, 14, "Michael Jordan", "PERSON"), *mentions(text[14:], ["Jordan"])]
    given[1] = Mention(23, 29, "Jordan", "GPE")
    assert find_places(text, given) == ()


def test_a_direction_is_no_place() -> None:
    assert places("They went south and to the Northeast.", "south", "Northeast", label="LOC") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("He flew home to Tbilisi, Georgia, on Sunday.", "written after a place that lies in it"),
        ("Russia closed its border with Georgia.", "named with its capital or a country that it borders on"),
        ("Tbilisi said that Georgia would wait.", "named with its capital or a country that it borders on"),
    ],
)
def test_a_name_of_two_that_the_text_settles_says_how(text: str, says: str) -> None:
    place = places(text, "Tbilisi", "Russia", "Georgia")[-1]
    assert place.country == "GE"
    assert says in place.because
