"""The evidence for a candidate in toponym resolution: each feature with its value and its wording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log10

from dashboard.extract.places.candidates import is_on_river
from dashboard.extract.places.context import holds
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry, shipped
from dashboard.extract.places.groups import Group
from dashboard.extract.places.lists import kept

LEAST_CAPITAL = 300_000  # keeps the other Washingtons from being capitals
NEW_WORLD = ("US", "CA", "AU")
RIVAL = 200_000  # inhabitants of a city that a capital's name may mean too
METROPOLIS = 300_000
NATURAL = ("sea", "river", "lake", "mountains", "island", "region", "continent")
# The population assumed where none is known, as a power of ten.
UNKNOWN_POPULATION = {"city": 2.0, "county": 4.0, "facility": 3.0, "region": 5.5, "country": 5.0}


@dataclass(slots=True)
class Case:
    """A candidate for a name, and what several features need to know about it."""

    entry: Entry
    group: Group
    homes: Sequence[Entry]
    # The gold sets have almost no mentions by a foreign-language name that is also a name in English.
    has_other_name: bool = field(init=False)
    is_bare_county: bool = field(init=False)
    is_of_capital: bool = field(init=False)

    def __post_init__(self) -> None:
        entry, name = self.entry, self.group.name
        self.has_other_name = (
            not entry.listed
            and entry.kind != "country"
            and fold(entry.name) != fold(name)
            and entry not in kept().usual.get(fold(name), ())
            and not is_on_river(entry.name, name)
            and entry != metropolis(name)
        )
        self.is_bare_county = entry.kind == "county" and self.has_other_name and entry.name.startswith(name)
        states, cities = (self.group.beside.count(kind) for kind in ("region", "city"))
        self.is_of_capital = is_seat(name, entry) and states <= cities


def is_seat(name: str, entry: Entry) -> bool:
    """Say whether a name is that of a country's capital, or of a city that counts as one: New York."""
    if kept().capitals.get(fold(name)) == entry.country:
        return True
    city = metropolis(name)
    return city is not None and city.country == entry.country


@lru_cache(maxsize=1 << 10)
def metropolis(name: str) -> Entry | None:
    """Return the city that everybody means by a name: Geneva, New York; None if there is none."""
    if name not in kept().words["metropolis"]:
        return None
    return next((entry for entry in shipped().find(name) if entry.kind == "city"), None)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against a candidate.

    `of` gives its value; it is None if the document's other names give it. `says` is what the reader is
    told if it decides. Its weight is under its name in data/lexicon/places-weights.tsv.
    """

    name: str
    of: Callable[[Case], float] | None
    says: str


def population(case: Case) -> float:
    """Return the inhabitants as a power of ten."""
    if case.entry.population:
        return log10(case.entry.population)
    return UNKNOWN_POPULATION.get(case.entry.kind, 5.0)


def is_held(case: Case) -> bool:
    """Say whether it is in the place written beside its name: "Paris, Texas"."""
    container = case.group.container
    return container is not None and any(holds(outer, case.entry) for outer in container.entries)


def holder(case: Case) -> int:
    """Return how many of the names before it may be in it, up to 2: "Lyon, France"."""
    inside = sum(any(holds(case.entry, inner) for inner in inners) for inners in case.group.holds_names)
    return min(inside, 2)


def home(case: Case) -> float:
    """Return 1 if the outlet is based in its country, 2 if in its region."""
    entry = case.entry
    near = (
        (entry.country == one.country) + (bool(entry.admin) and entry.admin == one.admin)
        for one in case.homes
    )
    return float(max(near, default=0))


def is_capital_that_acts(case: Case) -> bool:
    """Say whether it is the capital of a government that the name stands for."""
    entry = case.entry
    is_capital = case.is_of_capital and entry.kind == "city" and entry.population > LEAST_CAPITAL
    return is_capital and case.group.acts


def capital(case: Case) -> float:
    """Return 1 for a capital, 3 if another is named beside it: "London told Washington"."""
    entry = case.entry
    is_large = entry.population > LEAST_CAPITAL or entry == metropolis(case.group.name)
    is_capital = case.is_of_capital and entry.kind == "city" and is_large
    if case.group.is_local or is_rivalled(case):
        return 0.0
    return float(is_capital) * (1 + 2 * case.group.is_beside_capital)


def is_rivalled(case: Case) -> bool:
    """Say whether the text names the country of another large city of that name: Tripoli with Lebanon."""
    named = case.group.countries
    return case.entry.country not in named and any(
        other.country in named and other.kind == "city" and other.population >= RIVAL
        for other in case.group.meant.entries
    )


def dwarfed(case: Case) -> float:
    """Return by how many powers of ten a town falls short of a hundredth of the largest of its name."""
    if case.entry.kind != "city" or case.group.container or case.group.is_local:
        return 0.0
    largest = max(entry.population for entry in case.group.meant.entries)
    return max(0.0, log10(max(largest, 1)) - log10(max(case.entry.population, 100)) - 2)


def alike(case: Case) -> float:
    """Return how many of the names listed beside it mean the same kind of place, up to 2."""
    kind = case.entry.kind if case.entry.kind in ("country", "region") else "city"
    return float(min(case.group.beside.count(kind), 2))


def is_overshadowed(case: Case) -> bool:
    """Say whether a town has the name of a state: California in Maryland, Ontario in Oregon."""
    entry = case.entry
    if entry.kind != "city" or entry.country not in NEW_WORLD or entry.population > METROPOLIS:
        return False
    return any(
        other.kind == "region" and other.country in NEW_WORLD and fold(other.name) == fold(case.group.name)
        for other in case.group.meant.entries
    )


FEATURES: tuple[Feature, ...] = (
    Feature("population", population, "the best known of that name"),
    Feature("country", lambda c: c.entry.kind == "country", "the country rather than a smaller place"),
    Feature(
        "region",
        lambda c: c.entry.kind == "region" and not c.entry.listed,
        "the state rather than a smaller place",
    ),
    Feature("county", lambda c: c.entry.kind == "county", "a county"),
    Feature("facility", lambda c: c.entry.kind == "facility", "a building"),
    Feature("listed", lambda c: c.entry.listed, "on the list of well-known places"),
    Feature("continent", lambda c: c.entry.kind == "continent", "the continent"),
    Feature(
        "other name",
        lambda c: c.has_other_name and not c.is_bare_county,
        "its own name, not only another one",
    ),
    Feature("county without its class", lambda c: c.is_bare_county, "its own name, not a county's"),
    Feature("container", is_held, "'{container}' is written {where} it"),
    Feature("holder", holder, "written after a place that lies in it"),
    Feature("same country", None, "other places named here are in the same country"),
    Feature("same region", None, "other places named here are in the same region"),
    Feature("near", None, "near other places named here"),
    Feature("home", home, "where the outlet is at home"),
    Feature(
        "natural",
        lambda c: c.group.label == "LOC" and c.entry.kind in NATURAL and c.entry.listed,
        "a natural feature, as the text has it",
    ),
    Feature(
        "built",
        lambda c: c.group.label == "FAC" and c.entry.kind == "facility",
        "a building, as the text has it",
    ),
    Feature(
        "named as its capital",
        lambda c: c.entry.kind in ("region", "county") and c.is_of_capital,
        "the capital rather than the state of that name",
    ),
    Feature("acts", is_capital_that_acts, "a capital that acts stands for its government"),
    Feature("capital", capital, "the capital, unless the text says otherwise"),
    Feature("dwarfed", dwarfed, "not a hamlet of that name"),
    Feature("alike", alike, "the same kind of place as the names listed beside it"),
    Feature("overshadowed", is_overshadowed, "the state rather than a town of that name"),
)
SAYS = {feature.name: feature.says for feature in FEATURES}
COLUMN = {feature.name: at for at, feature in enumerate(FEATURES)}


def alone(entry: Entry, group: Group, homes: Sequence[Entry]) -> list[float]:
    """Return the evidence for a candidate apart from the other places, in the order of FEATURES."""
    case = Case(entry, group, homes)
    return [float(feature.of(case)) if feature.of else 0.0 for feature in FEATURES]
