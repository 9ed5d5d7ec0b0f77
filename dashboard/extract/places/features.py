"""The evidence for a candidate in toponym resolution: each feature with its value and its wording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import log10

from dashboard.extract.places.candidates import is_on_river
from dashboard.extract.places.context import holds
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group
from dashboard.extract.places.lists import kept
from dashboard.extract.places.ranks import LEAST_CAPITAL, RIVAL, metropolis, seats

NEW_WORLD = ("US", "CA", "AU")
METROPOLIS = 300_000
NATURAL = ("sea", "river", "lake", "mountains", "island", "region", "continent")
# The population assumed where none is known, as a power of ten.
UNKNOWN_POPULATION = {"city": 2.0, "county": 4.0, "facility": 3.0, "region": 5.5, "country": 5.0}


@dataclass(frozen=True, slots=True)
class Bearers:
    """What several features ask of all that a group could mean, found once for all of them."""

    folded: str
    metropolis: Entry | None
    seats: frozenset[str]  # countries whose capital has the name, or a city that counts as one
    largest: int  # inhabitants
    is_rivalled: bool
    is_state_too: bool


def bearers(group: Group) -> Bearers:
    """Return what several features ask of all that a group could mean."""
    folded, entries, city = fold(group.name), group.meant.entries, metropolis(group.name)
    states = states_that_count(group)
    return Bearers(
        folded,
        city,
        seats(group.name),
        max((entry.population for entry in entries), default=0),
        any(
            entry.kind == "city"
            and entry.population >= RIVAL
            and (entry.country in group.countries or entry.admin in states)
            for entry in entries
        ),
        any(
            entry.kind == "region" and entry.country in NEW_WORLD and fold(entry.name) == folded
            for entry in entries
        ),
    )


def states_that_count(group: Group) -> frozenset[str]:
    """Return the states an article names; beside Paris and Rome they tell nothing of London."""
    return frozenset() if group.is_beside_capital else group.regions


@dataclass(slots=True)
class Case:
    """A candidate for a name, and what several features need to know about it."""

    entry: Entry
    group: Group
    bearers: Bearers
    homes: Sequence[Entry]
    # The gold sets have almost no mentions by a foreign-language name that is also a name in English.
    has_other_name: bool = field(init=False)
    is_bare_county: bool = field(init=False)
    is_of_capital: bool = field(init=False)
    is_shadowed: bool = field(init=False)
    is_outweighed: bool = field(init=False)

    def __post_init__(self) -> None:
        entry, group, folded = self.entry, self.group, self.bearers.folded
        self.has_other_name = (
            not entry.listed
            and entry.kind != "country"
            and fold(entry.name) != folded
            and entry not in kept().usual.get(folded, ())
            and not is_on_river(entry.name, group.name)
            and entry != self.bearers.metropolis
        )
        self.is_bare_county = (
            entry.kind == "county" and self.has_other_name and entry.name.startswith(group.name)
        )
        self.is_of_capital = entry.country in self.bearers.seats and (
            group.beside.count("region") <= group.beside.count("city")
        )
        self.is_shadowed = entry in group.shadow
        self.is_outweighed = entry in group.outweighed


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
    is_large = entry.population > LEAST_CAPITAL or entry == case.bearers.metropolis
    is_capital = case.is_of_capital and entry.kind == "city" and is_large
    if case.group.is_local or is_rivalled(case):
        return 0.0
    return float(is_capital) * (1 + 2 * case.group.is_beside_capital)


def is_rivalled(case: Case) -> bool:
    """Say whether the text names the country or state of another large city of that name.

    Tripoli with Lebanon, St. Petersburg with Florida.
    """
    entry, group = case.entry, case.group
    is_told = entry.country in group.countries or entry.admin in states_that_count(group)
    return case.bearers.is_rivalled and not is_told


def dwarfed(case: Case) -> float:
    """Return by how many powers of ten a town falls short of a hundredth of the largest of its name."""
    if case.entry.kind != "city" or case.group.container or case.group.is_local:
        return 0.0
    return max(0.0, log10(max(case.bearers.largest, 1)) - log10(max(case.entry.population, 100)) - 2)


def told_of(case: Case) -> float:
    """Return how often such a namesake is named, as a logarithm: local news tell of their town."""
    return log10(len(case.group.members)) if case.is_shadowed or case.is_outweighed else 0.0


def alike(case: Case) -> float:
    """Return how many of the names listed beside it mean the same kind of place, up to 2."""
    kind = case.entry.kind if case.entry.kind in ("country", "region") else "city"
    return float(min(case.group.beside.count(kind), 2))


def is_overshadowed(case: Case) -> bool:
    """Say whether a town has the name of a state: California in Maryland, Ontario in Oregon."""
    entry = case.entry
    is_small = entry.kind == "city" and entry.country in NEW_WORLD and entry.population <= METROPOLIS
    return is_small and case.bearers.is_state_too


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
    Feature("shadowed", lambda c: c.is_shadowed, "the city that everybody means by that name"),
    Feature(
        "outweighed",
        lambda c: c.is_outweighed,
        "with the names beside it, the largest places that are near one another",
    ),
    Feature("told of", told_of, "named again and again here"),
    Feature("alike", alike, "the same kind of place as the names listed beside it"),
    Feature("overshadowed", is_overshadowed, "the state rather than a town of that name"),
)
SAYS = {feature.name: feature.says for feature in FEATURES}
COLUMN = {feature.name: at for at, feature in enumerate(FEATURES)}


OF = tuple(feature.of or (lambda case: 0.0) for feature in FEATURES)


def evidence(group: Group, entries: Sequence[Entry], homes: Sequence[Entry]) -> list[list[float]]:
    """Return what speaks for each candidate apart from the other places, in the order of FEATURES."""
    known = bearers(group)
    cases = [Case(entry, group, known, homes) for entry in entries]
    return [[of(case) for of in OF] for case in cases]
