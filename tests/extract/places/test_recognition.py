"""Names that the lists are sure of are recognised without the model; others are left to it."""

from time import process_time

import pytest

from dashboard import resources
from dashboard.extract.places import find_places
from dashboard.records import Mention

# Text, the names found without any entity given.
SURE = [
    ("He met her in the Kremlin.", ["Kremlin"]),
    ("Kyiv’s leaders spoke.", ["Kyiv"]),
    ("Civilians left the Azovstal plant.", ["Azovstal plant"]),
    ("People in Donbas fled to New York City.", ["Donbas", "New York City"]),
    ("the U.S. and the UK", ["U.S.", "UK"]),
    ("Paris Hilton and Jordan spoke.", []),
    ("the Minsk agreements", []),
    ("New Delhi Television reported.", []),
    ("china cups and turkey", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), SURE)
def test_what_the_lists_are_sure_of(text: str, names: list[str]) -> None:
    assert [place.text for place in find_places(text, ())] == names


def test_a_country_inside_an_organisation_is_part_of_a_name_and_a_town_is_left_alone() -> None:
    text = "The University of China opened."
    (place,) = find_places(text, [Mention(4, 23, "University of China", "ORG")])
    assert (place.text, place.kind) == ("China", "embedded")
    assert "in the name of a body" in place.because
    text = "The University of Lyon opened."
    assert find_places(text, [Mention(4, 22, "University of Lyon", "ORG")]) == ()


def test_a_town_with_its_state_is_a_place_even_if_taken_for_a_person() -> None:
    text = "MANSFIELD, Tex. — Police spoke."
    found = find_places(text, [Mention(0, 9, "MANSFIELD", "PERSON")])
    assert found[0].text == "MANSFIELD"
    assert found[0].country == "US"


def test_offsets_point_into_the_text_and_places_are_sorted() -> None:
    text = "Kyiv, Ukraine: Russia and China spoke in Beijing. 🙂 Germany too."
    found = find_places(text, ())
    assert all(text[place.start : place.end] == place.text for place in found)
    assert list(found) == sorted(found, key=lambda place: place.start)
    assert found[-1].text == "Germany"


@pytest.mark.slow
def test_time_grows_with_the_text_not_with_its_square() -> None:
    find_places("Paris, Texas", ())
    seconds = []
    for size in (1000, 4000):
        start = process_time()
        find_places("Paris, Texas and A. B. New York-" * size, ())
        seconds.append(process_time() - start)
    assert seconds[1] < 8 * seconds[0] + 0.5


SEED = resources.data("sample", "kremlin-meeting.txt")

# The seed article's places: name as written, latitude, longitude, country.
SEED_PLACES = [
    ("Kremlin", 55.75, 37.62, "RU"),
    ("Ukraine", 49.0, 32.0, "UA"),
    ("Kyiv", 50.45, 30.52, "UA"),
    ("Donbas", 48.2, 38.2, "UA"),
    ("Russia", 60.0, 100.0, "RU"),
    ("Mariupol", 47.1, 37.54, "UA"),
    ("Azovstal plant", 47.1, 37.6, "UA"),
    ("Ankara", 39.92, 32.85, "TR"),
    ("Moscow", 55.75, 37.62, "RU"),
]


def test_the_places_of_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = {place.text: place for place in find_places(text, ())}
    for name, lat, lon, country in SEED_PLACES:
        place = found[name]
        assert place.lat == pytest.approx(lat, abs=0.1), name
        assert place.lon == pytest.approx(lon, abs=0.1), name
        assert place.country == country
