"""What a sentence says of its names goes before the rest of the document: pairs, lists, appositions."""

import re

import pytest

from dashboard.extract.places import find_places
from dashboard.extract.places.companions import mark_companions
from dashboard.extract.places.groups import Group, gather
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.pairs import is_together, sentences
from dashboard.extract.places.ranks import world_city
from tests.extract.places.test_news import given

LOCAL = "Crews from Boston, Worcester, Springfield, Lowell and Buffalo cleared the roads of Massachusetts."
NAMES = ["Boston", "Worcester", "Springfield", "Lowell", "Buffalo", "Massachusetts"]
OTHERS = (
    *(
        "Rotterdam",
        "Syracuse",
        "Utica",
        "Soviet",
        "Spanish",
        "Idaho",
        "Palermo",
        "Oxford",
        "London",
        "Florida",
    ),
    *("Somerville", "Brookline", "Laurel County", "Madison County"),
)


def mentions(text: str, *names: str) -> list[Toponym]:
    """Return the names of a text as it reads them, each once."""
    return [Toponym(text.index(name), text.index(name) + len(name), name, "GPE", name) for name in names]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("the ferry between Hull and Bergen", True),
        ("They sailed from Hull to Bergen.", True),
        ("A trawler left Hull for Bergen.", True),
        ("the Hull–Bergen ferry", True),
        ("Hull, Bergen and Oslo", True),
        ("She went to Hull to see Bergen.", False),
        ("In Hull a man from Bergen sang.", False),
        ("They left Hull. Bergen was cold.", False),
    ],
)
def test_pairs_and_lists_name_places_together(text: str, is_so: bool) -> None:
    one, other = mentions(text, "Hull", "Bergen")
    assert is_together(text, one, other, one.end) == is_so


def test_what_a_name_is_held_by_parts_no_pair() -> None:
    text = "a train from Hull, England, to Bergen"
    one, other = mentions(text, "Hull", "Bergen")
    assert is_together(text, one, other, text.index(", to"))
    assert not is_together(text, one, other, one.end)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Gov. Lee of Ohio met Sen. Roe of Utah in St. Louis. Iowa sent nobody."
    assert sentences(text, mentions(text, "Ohio", "Utah", "Louis", "Iowa")) == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Paris", "FR"),
        ("Venice", "IT"),
        ("Alexandria", "EG"),
        ("Odessa", "UA"),
        ("Springfield", ""),
        ("Hull", ""),
    ],
)
def test_a_city_of_world_rank_is_known_by_its_name(name: str, country: str) -> None:
    city = world_city(name)
    assert (city.country if city else "") == country


def left_of(group: Group) -> set[str]:
    """Return the countries of what a name could still mean."""
    return {entry.country for entry in group.meant.entries if entry not in group.outweighed}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a ferry from Genoa to Palermo", "IT"),
        ("ferries between Plymouth and Santander", "GB"),  # Massachusetts has a Plymouth
        ("ferries between Santander and Plymouth", "ES"),  # Colombia has a region of that name
        ("a ferry from Dover to Calais", "GB"),  # Maine has a Calais
        ("boats between Newcastle and Amsterdam", "GB"),  # Australia has the larger Newcastle
        ("the road from Leeds to Manchester", "GB"),
        ("a train from Vienna to Venice", "AT"),
        ("the bus from Wooster to Dover", "US"),
        ("He left Dover for Wooster.", "US"),
        ("the Cartagena–Murcia train", "ES"),
        ("the road from Manchester to Concord", "GB US"),
        ("the road between Exeter and Dover", "GB US"),
        ("between Guadalajara and Zaragoza", "ES MX"),
        ("trains from Vancouver to Portland", "CA US"),
        ("the road from Hamilton to London", "CA GB"),
        ("Toledo, Cordoba and Madrid", "BR ES"),
    ],
)
def test_of_a_pair_or_list_only_large_places_near_each_other_are_left(text: str, left: str) -> None:
    names = re.findall(r"[A-Z]\w{2,}", text)
    groups = gather(text, mentions(text, *names))
    mark_companions(groups)
    assert groups[0].is_read_together
    assert left_of(groups[0]) == set(left.split())


@pytest.mark.parametrize("text", ["Georgia and Armenia", "Texas, New York and Ohio", "Peru and Lebanon"])
def test_countries_and_states_are_not_read_as_towns(text: str) -> None:
    names = re.findall(r"New York|[A-Z]\w+", text)
    groups = gather(text, mentions(text, *names))
    mark_companions(groups)
    assert not any(group.is_read_together for group in groups)


def test_a_state_that_the_article_names_keeps_its_towns_in_play() -> None:
    for said, countries in (("", {"GB"}), ("New Hampshire and Maine had snow. ", {"GB", "US"})):
        text = f"{said}Trains between Portsmouth and Exeter were late."
        names = [name for name in ("New Hampshire", "Maine", "Portsmouth", "Exeter") if name in text]
        groups = gather(text, mentions(text, *names))
        mark_companions(groups)
        assert left_of(groups[-1]) == countries


@pytest.mark.parametrize(
    ("said", "name", "country"),
    [
        ("She lives in Vienna.", "Vienna", "AT"),
        ("The ferry between Hull and Rotterdam was late.", "Hull", "GB"),
        ("The bus from Rome to Syracuse, near Utica, was late.", "Rome", "US"),
        ("They work in Georgia, the former Soviet republic.", "Georgia", "GE"),
        ("They work in the former Soviet republic of Georgia.", "Georgia", "GE"),
        ("They come from Toledo, an old Spanish city.", "Toledo", "ES"),
        ("The senator is a Democrat from Athens.", "Athens", "US"),
        ("A tale of Moscow, Idaho, was read.", "Moscow", "US"),
        ("The ferry from Genoa to Palermo was late.", "Genoa", "IT"),
        ("Pupils in Oxford, Cambridge and London sat it.", "Cambridge", "GB"),
        ("Pupils in Cambridge, Somerville and Brookline sat it.", "Cambridge", "US"),
        ("A judge heard them in London, the seat of Laurel County.", "London", "US"),
        ("A judge from Madison County heard them in London.", "London", "GB"),
        ("They fly to St. Petersburg and back.", "St. Petersburg", "RU"),
        ("They left Florida by way of St. Petersburg.", "St. Petersburg", "US"),
        ("She was born in Lisbon.", "Lisbon", "PT"),
    ],
)
def test_a_name_is_itself_in_local_news_unless_its_sentence_says_so(
    said: str, name: str, country: str
) -> None:
    text = f"{LOCAL} {said}"
    others = [one for one in OTHERS if one in said and one != name]
    found = find_places(text, given(text, [*NAMES, name, *others]))
    assert {place.text: place.country for place in found}[name] == country


def test_what_stood_before_an_apposition_is_another() -> None:
    text = f"{LOCAL} A crew from Boston, the English port, came home."
    found = find_places(text, given(text, [*NAMES, "English"]))
    assert [place.country for place in found if place.text == "Boston"] == ["US", "GB"]
