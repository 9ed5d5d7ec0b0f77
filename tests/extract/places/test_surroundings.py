"""What stands beside a name changes what it means: classes, parts, containers, lists, bodies."""

import pytest

from dashboard.extract.names import place_names, relabel
from dashboard.extract.places import containers, find_places
from dashboard.extract.places.mentions import Toponym
from dashboard.records import Label, Mention
from dashboard.text.article import lay_out
from tests.extract.places.test_resolution import mentions, places

# Text, name, kind and country of the place, a piece of the reason.
BESIDE = [
    ("He governs the Donetsk region.", "Donetsk", "region", "UA", ""),
    ("He lives in Donetsk.", "Donetsk", "city", "UA", ""),
    ("A farm in Washington state shut.", "Washington", "region", "US", ""),
    ("They fled northern Mali.", "Mali", "country", "ML", "only a part of it, northern"),
    ("Police in Lebanon's Tripoli spoke.", "Tripoli", "city", "LB", "'Lebanon' is written before it"),
    ("The Lebanese city of Tripoli shut.", "Tripoli", "city", "LB", "'Lebanese' is written before it"),
    ("It hit Cordoba, in Argentina.", "Cordoba", "city", "AR", "'Argentina' is written after it"),
    ("The Texas town of Paris shut.", "Paris", "city", "US", "'Texas' is written before it"),
    ("It rained in Perth, UK.", "Perth", "city", "GB", "'UK' is written after it"),
    ("Georgia and Armenia signed.", "Georgia", "country", "GE", ""),
    ("Georgia and Arizona voted.", "Georgia", "region", "US", ""),
    ("The charity met in Berlin, Connecticut.", "Berlin", "part", "US", "placed at Connecticut"),
    ("Crowds filled Tahrir Square in Baghdad.", "Tahrir Square", "part", "IQ", "placed at Baghdad"),
]


@pytest.mark.parametrize(("text", "name", "kind", "country", "reason"), BESIDE)
def test_what_stands_beside_a_name_decides(
    text: str, name: str, kind: str, country: str, reason: str
) -> None:
    others = ["Lebanon", "Argentina", "Armenia", "Arizona", "Connecticut", "Baghdad"]
    place = next(one for one in places(text, name, *others) if one.text == name)
    assert (place.kind, place.country) == (kind, country)
    assert reason in place.because


# What stands after a name, whether a comma parts it, the kinds of place that could hold one.
HOLDERS: list[tuple[str, bool, set[str]]] = [
    ("CA", False, {"region"}),
    ("CA.", True, {"region"}),
    ("Calif.", False, {"region"}),
    ("Calif.", True, {"region"}),
    ("U.S.", False, {"country"}),
    ("UK", True, {"country"}),
    ("UK", False, set()),
    ("Texas", True, {"region", "county"}),
    ("Texas", False, set()),
    ("texas", True, set()),
    ("Butte County", True, {"county"}),
    ("Somerville", True, {"city"}),
    ("Pine Ridge", True, set()),
]


@pytest.mark.parametrize(("name", "is_apart", "kinds"), HOLDERS)
def test_a_state_holds_a_name_after_a_comma_or_as_an_abbreviation(
    name: str, is_apart: bool, kinds: set[str]
) -> None:
    assert {entry.kind for entry in containers.holders(name, is_apart)} == kinds


def test_only_a_large_town_holds_a_part_of_it() -> None:
    found = containers.holders("Somerville", True)
    assert found
    assert all(entry.population > 50_000 for entry in found)


# Text around "Berlin", and whether it says that this Berlin is in a state that has none.
ELSEWHERE = [
    ("The charity met in Berlin, Connecticut.", True),
    ("The charity met in Berlin, Connecticut, and moved.", True),
    ("The charity met in Berlin, Connecticut and Ohio.", False),
    ("The charity met in Berlin, Connecticut, and Ohio.", False),
    ("The charity met in Rome, Berlin, Connecticut.", False),
    ("The charity met in Rome and Berlin, Connecticut.", False),
    ("Rome, Berlin, Connecticut.", False),
    ("The charity met in Berlin Conn.", False),
    ("The charity met in Berlin, Germany.", False),
    ("The charity met in Berlin.", False),
]


@pytest.mark.parametrize(("text", "is_elsewhere"), ELSEWHERE)
def test_a_state_that_closes_its_name_says_that_it_is_elsewhere(text: str, is_elsewhere: bool) -> None:
    at = text.index("Berlin")
    berlin = Toponym(at, at + 6, "Berlin", "GPE", "Berlin")
    assert containers.is_elsewhere(text, berlin) == is_elsewhere


# Text, the name, what is written before it as its container.
LEADING = [
    ("Lebanon's Tripoli shut.", "Tripoli", "Lebanon"),
    ("Texas' Paris shut.", "Paris", "Texas"),
    ("In Ukraine's second city, Kharkiv.", "Kharkiv", "Ukraine"),
    ("Chicago's Riverdale shut.", "Riverdale", None),
    ("Tripoli shut.", "Tripoli", None),
]


@pytest.mark.parametrize(("text", "name", "written"), LEADING)
def test_only_a_country_or_state_leads_up_to_a_name(text: str, name: str, written: str | None) -> None:
    at = text.index(name)
    found = containers.container_before(text, Toponym(at, at + len(name), name, "GPE", name))
    assert (found and found.text) == written


# Text, the name with its label, the places found.
OTHERS: list[tuple[str, str, Label, list[str]]] = [
    ("Storm Eunice hit.", "Eunice", "GPE", []),
    ("The U.N. met.", "U.N.", "GPE", []),
    ("NATO and the EU agreed.", "NATO", "GPE", []),
    ("It costs US$5.", "US", "GPE", []),
    ("She spoke only French.", "French", "NORP", []),
    ("The French left.", "French", "NORP", ["French"]),
    ("It is West Nile virus.", "West Nile", "LOC", []),
    ("A St. Patrick's Day parade.", "St. Patrick", "GPE", []),
    ("Dublin City Council met.", "Dublin City Council", "ORG", ["Dublin"]),
    ("The University of Dublin met.", "University of Dublin", "ORG", []),
    ("The New York Times wrote.", "New York Times", "ORG", []),
]


@pytest.mark.parametrize(("text", "name", "label", "found"), OTHERS)
def test_a_name_that_only_looks_like_a_place_is_none(
    text: str, name: str, label: Label, found: list[str]
) -> None:
    assert [one.text for one in places(text, name, label=label)] == found


def test_a_place_in_the_name_of_a_body_is_flagged() -> None:
    place = places("Dublin City Council met.", "Dublin City Council", label="ORG")[0]
    assert place.kind == "embedded"
    assert "in the name of a body, Dublin City Council" in place.because


def test_a_party_s_seat_and_a_base_are_places() -> None:
    found = find_places("Ray Miller, D-Columbus, met a Sydney-based firm.", ())
    assert [place.text for place in found] == ["Columbus", "Sydney"]


# Text, pieces with labels as the model gives them, the whole names.
WHOLE: list[tuple[str, list[tuple[str, Label]], list[str]]] = [
    ("In Cox's Bazar, rain.", [("Cox's", "ORG"), ("Bazar", "GPE")], ["Cox's Bazar"]),
    ("Near Mobile, Ala., rain.", [("Mobile", "GPE"), ("Ala", "GPE")], ["Mobile", "Ala."]),
    ("In Dar es Salaam.", [("Dar", "GPE"), ("Salaam", "GPE")], ["Dar es Salaam"]),
    ("Paris Hilton came.", [("Paris", "GPE")], ["Paris"]),
]


@pytest.mark.parametrize(("text", "pieces", "names"), WHOLE)
def test_names_are_whole(text: str, pieces: list[tuple[str, Label]], names: list[str]) -> None:
    given = [Mention(at := text.index(name), at + len(name), name, label) for name, label in pieces]
    assert [one.text for one in place_names.whole(lay_out(text), given)] == names


# Text, the name that the model took for a person or body, its label, whether it is a place.
TAKEN: list[tuple[str, str, Label, bool]] = [
    ("Lithuania said balloons had crossed.", "Lithuania", "ORG", True),
    ("Jordan said it would close its border.", "Jordan", "PERSON", True),
    ("Chad's army repelled them.", "Chad", "PERSON", True),
    ("Jordan scored 30 points.", "Jordan", "PERSON", False),
    ("Chad plays the drums.", "Chad", "PERSON", False),
    ("It struck Herat, western Afghanistan.", "Herat", "PERSON", True),
    ("Torrington firefighters came.", "Torrington", "ORG", True),
    ("Boeing said so.", "Boeing", "ORG", False),
]


@pytest.mark.parametrize(("text", "name", "label", "is_place"), TAKEN)
def test_countries_and_towns_are_no_people(text: str, name: str, label: Label, is_place: bool) -> None:
    (found,) = relabel.as_places(lay_out(text), mentions(text, [name], label))
    assert (found.label == "GPE") == is_place


@pytest.mark.slow
def test_unknown_names_take_linear_time() -> None:
    from time import process_time

    seconds = []
    for size in (500, 2000):
        text = "the Xqz Hall in Riga and " * size
        given = mentions(text, ["Xqz Hall"], "FAC") + mentions(text, ["Riga"])
        start = process_time()
        find_places(text, sorted(given, key=lambda one: one.start))
        seconds.append(process_time() - start)
    assert seconds[1] < 8 * seconds[0] + 0.5
