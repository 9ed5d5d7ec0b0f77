"""Decide which of its candidates a name means, by the text around it and how well known each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dashboard.extract.places.distances import kilometres_apart
from dashboard.extract.places.features import COLUMN, evidence
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.groups import Group
from dashboard.extract.places.heeding import heed
from dashboard.extract.places.lists import is_nation
from dashboard.extract.places.shadows import mark_shadows
from dashboard.text.lexicon import rows

ROUNDS = 3  # the third changes one name in a hundred, a fourth would change none
NEAR_KM = 90.0
AS_LARGE = 500_000  # inhabitants of a city that can bear a country's name: Guatemala, Singapore
STRETCH = 120  # names; no article in the development sets has more
MOST_TOGETHER = 500  # candidates of all names

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a group means, how certain that is, the second best, and what decided between them."""

    entry: Entry
    probability: float
    runner_up: Entry | None
    gains: dict[str, float]


@dataclass(frozen=True, slots=True)
class Field:
    """All candidates of a document side by side; `group` says which group each belongs to."""

    entries: tuple[Entry, ...]
    group: NDArray[np.int64]
    starts: NDArray[np.int64]
    fixed: Vector
    same_country: Vector
    same_region: Vector
    near: Vector


def choose(groups: Sequence[Group], homes: Sequence[Entry]) -> list[Choice]:
    """Return what each group means; long documents are read in stretches, which keeps the time linear."""
    mark_shadows(groups)
    return [
        choice
        for start in range(0, len(groups), STRETCH)
        for choice in choose_together(groups[start : start + STRETCH], homes, start=start)
    ]


def choose_together(groups: Sequence[Group], homes: Sequence[Entry], *, start: int = 0) -> list[Choice]:
    """Return what each group means, each supported by the others; `start` is the number of the first."""
    field = lay_out(groups, homes, start=start)
    weights = learned()
    table = field.fixed
    probability = spread(table @ weights, field)
    for _ in range(ROUNDS):
        table = with_support(field, probability)
        probability = spread(table @ weights, field)
    return [best(field, table * weights, probability, at) for at in range(len(groups))]


def best(field: Field, parts: Vector, probability: Vector, group: int) -> Choice:
    """Return the most probable candidate of a group, and its advantage over the second."""
    members = np.nonzero(field.group == group)[0]
    order = members[np.argsort(-probability[members], kind="stable")]
    first = order[0]
    if len(order) == 1:
        return Choice(field.entries[first], float(probability[first]), None, {})
    second = order[1]
    gains = {name: float(parts[first, at] - parts[second, at]) for name, at in COLUMN.items()}
    return Choice(field.entries[first], float(probability[first]), field.entries[second], gains)


def lay_out(groups: Sequence[Group], homes: Sequence[Entry], *, start: int = 0) -> Field:
    """Return the candidates of all groups with the features that don't depend on the others."""
    most = max(4, MOST_TOGETHER // len(groups))
    shortened = [
        group.meant.entries if group.container else without_small_towns(group, homes)[:most]
        for group in groups
    ]
    entries = tuple(entry for kept in shortened for entry in kept)
    group = np.repeat(np.arange(len(groups)), [len(kept) for kept in shortened])
    fixed = np.array(
        [row for one, kept in zip(groups, shortened, strict=True) for row in evidence(one, kept, homes)],
        dtype=float,
    )
    other = group[:, None] != group[None, :]
    country = np.array([hash_of(entry.country) for entry in entries])
    region = np.array([hash_of(entry.admin) for entry in entries])
    shadow = fixed[:, COLUMN["shadowed"]] + fixed[:, COLUMN["outweighed"]] > 0
    of_country, of_region, near = heed(groups, group, shadow, start=start)
    return Field(
        entries, group, np.nonzero(np.diff(group, prepend=-1))[0], fixed,
        ((country[:, None] == country) & (country[:, None] > 0) & other) * of_country,
        ((region[:, None] == region) & (region[:, None] > 0) & other) * of_region,
        nearness(entries) * other * near,
    )  # fmt: skip


def without_small_towns(group: Group, homes: Sequence[Entry]) -> tuple[Entry, ...]:
    """Leave out the towns that bear a nation's name: unless a container follows, "Peru" is the country.

    A state goes too where the text says so, "Georgia's president". A town stays where the outlet is at home,
    "Lebanon Democrat", and where it has what only towns have.
    """
    meant = group.meant.entries
    countries = tuple(entry for entry in meant if entry.kind == "country")
    if countries and group.is_sovereign:
        return countries
    if group.is_local or not any(map(is_nation, meant)):
        return meant
    return tuple(
        entry
        for entry in meant
        if entry.kind not in ("city", "county", "facility") or entry.population >= AS_LARGE or entry in homes
    )


@lru_cache(maxsize=1 << 13)
def hash_of(code: str) -> int:
    """Return a number for a code, or 0 if there is none."""
    return int.from_bytes(code.encode(), "big") if code else 0


def nearness(entries: Sequence[Entry]) -> Vector:
    """Return how near each pair of places is, from 1 to 0; countries and continents are near nothing."""
    lat = np.radians([entry.lat for entry in entries])
    lon = np.radians([entry.lon for entry in entries])
    small = np.array([entry.kind not in ("country", "continent", "region") for entry in entries])
    near: Vector = np.exp(-kilometres_apart(lat, lon) / NEAR_KM) * (small[:, None] & small)
    return near


def with_support(field: Field, probability: Vector) -> Vector:
    """Return the features with the support of the other names, as these are currently understood."""
    table = field.fixed.copy()
    table[:, COLUMN["same country"]] = np.log1p(field.same_country @ probability)
    table[:, COLUMN["same region"]] = np.log1p(field.same_region @ probability)
    table[:, COLUMN["near"]] = np.log1p(field.near @ probability)
    return table


def spread(score: Vector, field: Field) -> Vector:
    """Return the probabilities of the candidates; they add up to one in each group."""
    score = np.exp(score - np.maximum.reduceat(score, field.starts)[field.group])
    result: Vector = score / np.add.reduceat(score, field.starts)[field.group]
    return result


@lru_cache(maxsize=1)
def learned() -> Vector:
    """Return the features' weights in order, as fitted by data/build/fit_places.py."""
    table = {row["feature"]: float(row["weight"]) for row in rows("places-weights")}
    return np.array([table[name] for name in COLUMN])
