"""What the names of a pair or list mean together: large places near each other (a gravity model)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10, sqrt

import numpy as np
from numpy.typing import NDArray

from dashboard.extract.places.candidates import candidates, is_on_river
from dashboard.extract.places.distances import kilometres_apart
from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group, usual_kind
from dashboard.extract.places.lists import kept
from dashboard.extract.places.ranks import world_city

# Powers of ten, of inhabitants and of how much farther than neighbours places are. All were tried on the rows
# to tune on of tests/extract/places/kinds/among.tsv, and on LGL.
NEIGHBOURS_KM = 20  # nearer than that is no nearer
BESIDE_KM = 120  # so near the largest place of the other name is always possible: "from Athens to Atlanta"
AT_HOME = 1.0  # for two in states that the article names; 0.8–1.4
OTHER_NAME = 2.5  # Tijuana was called Zaragoza; 1.5–3.5
REGION = 1.0  # beside a city a name is a city's rather than a region's: Santander
OF_WORLD = 0.5  # for a city of world rank; 0–0.8
OUTWEIGHED = 1.0  # what falls short by more is not meant; 0.9–1.2
NAMED_ALONE = 2.0  # the same for a name that stands elsewhere in the article too
FACILITY = 500_000  # a known airport or stadium weighs like a city of so many inhabitants: Heathrow
LEAST_CITY = 50_000  # inhabitants of a city with the name of a region
SMALL = ("city", "county", "facility", "region")

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bearers:
    """What a name could mean beside others: how much each place weighs, and where it is, in radians."""

    entries: tuple[Entry, ...]
    weights: Vector
    lat: Vector
    lon: Vector


def mark_companions(groups: Sequence[Group]) -> None:
    """Note for each name of a pair or list what it can't mean for the others in it."""
    runs = dict.fromkeys(run for group in groups for run in group.runs)
    states = states_named(groups) if runs else {}
    found: dict[int, list[frozenset[Entry]]] = defaultdict(list)
    for run in runs:
        for number, entries in outweighed(run, groups, states).items():
            found[number].append(entries)
    for number, told in found.items():
        group = groups[number]
        if group.container is None and not group.is_demonym:
            group.is_read_together = True
            group.outweighed = frozenset.intersection(*told) if len(told) == len(group.runs) else frozenset()


def states_named(groups: Sequence[Group]) -> dict[int, frozenset[str]]:
    """Return the codes of the states that names of an article mean, by the numbers of the names."""
    return {
        number: frozenset(entry.admin for entry in group.meant.entries if entry.kind == "region") - {""}
        for number, group in enumerate(groups)
        if usual_kind(group) == "region"
    }


def outweighed(
    run: Sequence[int], groups: Sequence[Group], states: Mapping[int, frozenset[str]]
) -> dict[int, frozenset[Entry]]:
    """Return what the names of one pair or list can't mean, by the numbers of the names.

    Every place is taken with those of the other names that fit it best, and weighed against the best of all.
    """
    cities = [number for number in run if is_citys(groups[number])]
    kinds = [usual_kind(groups[number]) for number in run]
    if len(cities) < 2 or kinds.count("city") < kinds.count("region"):
        return {}
    bearers = [bearers_of(groups[number]) for number in cities]
    if all(len(one.entries) == 1 for one in bearers):
        return {}
    others = [codes for number, codes in states.items() if number not in run]
    scores = weighed(bearers, frozenset().union(*others))
    result = {}
    for number, one, score in zip(cities, bearers, scores, strict=True):
        least = score.max() - (OUTWEIGHED if groups[number].is_paired else NAMED_ALONE)
        result[number] = frozenset(one.entries[at] for at in np.nonzero(score < least)[0])
    return result


def weighed(bearers: Sequence[Bearers], states: frozenset[str]) -> list[Vector]:
    """Return how much each place that some names could mean weighs with the best of the other names."""
    sizes = [len(one.entries) for one in bearers]
    starts = np.cumsum([0, *sizes[:-1]])
    weights = np.concatenate([one.weights for one in bearers])
    lat, lon = np.concatenate([one.lat for one in bearers]), np.concatenate([one.lon for one in bearers])
    apart = kilometres_apart(lat, lon)
    pull = weights - np.log10(np.maximum(apart / NEIGHBOURS_KM, 1))
    home = np.array([entry.admin in states for one in bearers for entry in one.entries])
    pull += AT_HOME * (home[:, None] & home)
    best = np.maximum.reduceat(pull, starts, axis=1)
    best[np.arange(len(weights)), np.repeat(np.arange(len(bearers)), sizes)] = 0
    # Four cities of a list are rarely one journey: each tells less of where the others are.
    scores = np.split(weights + best.sum(axis=1) / sqrt(len(bearers) - 1), starts[1:])
    if len(bearers) == 2:
        # Rome in the State of New York is small, but Syracuse there is the largest of its name.
        for one, other in ((0, 1), (1, 0)):
            lead = starts[other] + int(bearers[other].weights.argmax())
            is_beside = np.split(apart[:, lead] < BESIDE_KM, starts[1:])[one]
            scores[one][is_beside] = scores[one].max()
    return scores


def is_citys(group: Group) -> bool:
    """Say whether a name can be a city's beside those of others."""
    kind = usual_kind(group)
    least = {"city": 0, "region": LEAST_CITY}.get(kind)
    return (
        least is not None
        and not group.is_local
        and any(entry.kind == "city" and entry.population >= least for entry in group.meant.entries)
    )


def bearers_of(group: Group) -> Bearers:
    """Return what a group could mean beside others."""
    usual = known_bearers(group.name)
    if group.meant is candidates(group.name):
        return usual
    return weigh(group.name, group.meant.entries)


@lru_cache(maxsize=1 << 12)
def known_bearers(name: str) -> Bearers:
    """Return what a name could mean beside others, where nothing is said of it."""
    return weigh(name, candidates(name).entries)


def weigh(name: str, entries: Sequence[Entry]) -> Bearers:
    """Return places with what they weigh, as powers of ten of their inhabitants."""
    small = tuple(entry for entry in entries if entry.kind in SMALL)
    world, folded = world_city(name), fold(name)
    usual = kept().usual.get(folded, ())
    weights = [
        log10(max(entry.population, FACILITY if entry.kind == "facility" else 100))
        - OTHER_NAME
        * (fold(entry.name) != folded and entry not in usual and not is_on_river(entry.name, name))
        - REGION * (entry.kind == "region")
        + OF_WORLD * (entry == world)
        for entry in small
    ]
    lat, lon = (np.radians([getattr(entry, part) for entry in small]) for part in ("lat", "lon"))
    return Bearers(small, np.array(weights), lat, lon)
