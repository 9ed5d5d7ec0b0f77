"""Fit the weights of what speaks for a candidate place, on the gold spans of the development sets.

    python data/build/fit_places.py lgl.jsonl.gz geovirus.jsonl.gz tests/extract/places/kinds/tune.tsv

Each set weighs the same, however many names it has: one of them is local news of the United States, to which
"New York" is a state and "Peru" a town. Every fifth document is kept aside to see what the weights are worth;
`--write` stores those fitted on all.
A conditional logit on the candidates near the gold's point, pulled towards the weights before.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from score_places import given, kilometres, read

from dashboard import resources
from dashboard.extract.places.features import COLUMN
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.groups import gather
from dashboard.extract.places.resolve import (
    ROUNDS,
    Field,
    Vector,
    lay_out,
    learned,
    spread,
    with_support,
)
from dashboard.extract.places.shadows import mark_shadows
from dashboard.records import Place

RIGHT_KM = 100.0
PULL = 2.0
STEPS = 400
PACE = 0.05
# The sets have no outlets, no labels and hardly a capital that acts: these weights are set by hand.
BY_HAND = ("home", "natural", "built", "acts")

Sample = tuple[Field, Vector, Vector]  # candidates, which are right, how many mentions their group has


def main(files: Sequence[str]) -> None:
    """Print the weights and their worth on documents kept aside."""
    sets = [[sample for document in documents(Path(file)) if (sample := prepare(document))] for file in files]
    before = learned()
    others = fit([[sample for at, sample in enumerate(one) if at % 5] for one in sets], before)
    weights = fit(sets, before)
    for file, one in zip(files, sets, strict=True):
        print(
            f"{Path(file).name}: kept aside {worth(one[::5], before):.4f} before,"
            f" {worth(one[::5], others):.4f} after; all {worth(one, before):.4f} before,"
            f" {worth(one, weights):.4f} after"
        )
    lines = [f"{name}\t{weight:.2f}" for name, weight in zip(COLUMN, weights, strict=True)]
    print("\n".join(lines))
    if "--write" in sys.argv:
        path = resources.data("lexicon", "places-weights.tsv")
        head = path.read_text(encoding="utf-8").splitlines()[:2]
        path.write_text("\n".join((*head, *lines)) + "\n", encoding="utf-8")


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Yield a set's documents: of a corpus, or sentences with "name=country:lat,lon" in their last column."""
    if path.suffix != ".tsv":
        yield from read(path)
        return
    countries = shipped().divisions()
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t"):
            places = []
            for part in row["places"].split("; "):
                name, _, told = part.partition("=")
                country, _, point = told.partition(":")
                entry = countries.get(country)
                if name.startswith("-") or told.endswith("*") or not (point or entry):
                    continue
                lat, lon = map(float, point.split(",")) if point else (entry.lat, entry.lon)  # type: ignore[union-attr]
                start = row["text"].index(name)
                places.append(
                    {"start": start, "end": start + len(name), "text": name, "lat": lat, "lon": lon}
                )
            yield {"text": row["text"], "places": places}


def prepare(document: dict[str, Any]) -> Sample | None:
    """Return the candidates of a document with those that are right."""
    found = given(document)
    groups = gather(document["text"], found)
    if not groups:
        return None
    mark_shadows(groups)
    field = lay_out(groups, ())
    gold = {
        (place["start"], place["end"]): place for place in document["places"] if place.get("lat") is not None
    }
    right, size = np.zeros(len(field.entries)), np.zeros(len(groups))
    for at, group in enumerate(groups):
        points = [
            gold[spot]
            for member in group.members
            if (spot := (found[member].start, found[member].end)) in gold
        ]
        size[at] = len(points)
        for number in np.nonzero(field.group == at)[0] if points else ():
            entry = field.entries[number]
            place = Place(0, 0, "", "", entry.lat, entry.lon)
            near = [
                kilometres(point, place) < RIGHT_KM or point.get("geonameid") == entry.geonameid
                for point in points
            ]
            right[number] = sum(near) * 2 > len(points)
    return field, right, size


def fit(sets: Sequence[Sequence[Sample]], before: Vector) -> Vector:
    """Return the weights that make the right candidates most probable, each set counting as the mean one."""
    names = [sum(float(size.sum()) for _, _, size in one) for one in sets]
    samples = [
        (field, right, size * (sum(names) / len(names) / number))
        for one, number in zip(sets, names, strict=True)
        for field, right, size in one
    ]
    weights = before.copy()
    free = np.array([name not in BY_HAND for name in COLUMN])
    first, second, rate = np.zeros_like(weights), np.zeros_like(weights), PACE
    for step in range(1, STEPS + 1):
        if step % 50 == 1:
            tables = [settled(field, weights) for field, _, _ in samples]
        slope = PULL * (weights - before)
        for (field, right, size), table in zip(samples, tables, strict=True):
            slope -= gradient(field, table, right, size, weights)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - rate * free * (first / (1 - 0.9**step)) / (
            np.sqrt(second / (1 - 0.99**step)) + 1e-8
        )
    return weights


def settled(field: Field, weights: Vector) -> Vector:
    """Return the features after the names of a document have settled."""
    probability = spread(field.fixed @ weights, field)
    for _ in range(ROUNDS):
        table = with_support(field, probability)
        probability = spread(table @ weights, field)
    return table


def gradient(field: Field, table: Vector, right: Vector, size: Vector, weights: Vector) -> Vector:
    """Return how the log probability of the right candidates rises with each weight."""
    probability = spread(table @ weights, field)
    mass = np.add.reduceat(probability * right, field.starts)
    counted = np.where(mass > 0, size, 0.0)
    target = probability * right / np.maximum(mass, 1e-12)[field.group]
    result: Vector = ((target - probability) * counted[field.group]) @ table
    return result


def worth(samples: Sequence[Sample], weights: Vector) -> float:
    """Return the share of mentions whose most probable candidate is right."""
    good = total = 0.0
    for field, right, size in samples:
        probability = spread(settled(field, weights) @ weights, field)
        for at, start in enumerate(field.starts):
            end = field.starts[at + 1] if at + 1 < len(field.starts) else len(probability)
            good += size[at] * right[start + int(np.argmax(probability[start:end]))]
            total += size[at]
    return good / total


if __name__ == "__main__":
    main([name for name in sys.argv[1:] if not name.startswith("-")])
