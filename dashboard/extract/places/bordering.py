"""A name of a country and of another country's state, beside a country that the first one borders on."""

from collections import defaultdict
from collections.abc import Sequence

from dashboard.extract.places.candidates import Candidates
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.lists import kept
from dashboard.extract.places.meanings import candidates_of
from dashboard.extract.places.mentions import Toponym
from dashboard.extract.places.pairs import sentences


def in_bordering(text: str, found: Sequence[Toponym]) -> dict[int, Candidates]:
    """Return the country that a name of a country and a state means beside a country that it borders on.

    "Georgia and Russia", "Tbilisi said that Georgia would wait"; by the numbers of the names.
    """
    double = {at: country for at, one in enumerate(found) if (country := state_too(one)) is not None}
    if not double:
        return {}
    numbers = sentences(text, found)
    named: dict[int, set[str]] = defaultdict(set)
    for at, one in enumerate(found):
        if at not in double:
            named[numbers[at]].update(codes_of(one))
    return {
        at: Candidates((country,))
        for at, country in double.items()
        if named[numbers[at]] & {country.country, *kept().neighbours.get(country.country, ())}
    }


def state_too(one: Toponym) -> Entry | None:
    """Return the country of a name that another country's state has too."""
    entries = () if one.is_demonym else candidates_of(one).entries
    country = next((entry for entry in entries if entry.kind == "country"), None)
    is_double = country is not None and any(
        entry.kind == "region" and entry.country != country.country and fold(entry.name) == fold(one.name)
        for entry in entries
    )
    return country if is_double else None


def codes_of(one: Toponym) -> set[str]:
    """Return the country that a name means by itself, as a country's, a people's or a capital's."""
    capital = kept().capitals.get(fold(one.name))
    if capital and not one.is_demonym:
        return {capital}
    return {entry.country for entry in candidates_of(one).entries if entry.kind == "country"}
