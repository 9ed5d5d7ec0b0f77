"""Make a place's confidence the share that is right: fitted on every second document, measured on the others.

    python data/build/calibrate_places.py /path/to/lgl.jsonl.gz /path/to/geovirus.jsonl.gz

Writes data/lexicon/places-confidence.tsv and, on the other half, data/places-reliability.json; on gold spans.
Right is within 161 km, the same GeoNames number, or for a country or continent within 1,000 km: their points
are conventions.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from score_places import given, kilometres, read

from dashboard import resources
from dashboard.extract.places import confidence
from dashboard.extract.places.confidence import how
from dashboard.extract.places.context import home
from dashboard.extract.places.fallback import Holders
from dashboard.extract.places.groups import gather
from dashboard.extract.places.resolve import choose
from dashboard.records import Place

NEAR_KM, CONVENTION_KM = 161.0, 1000.0
STARTS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 0.99)
WAYS = ("only", "listed", "chosen", "part", "contained")
PRIOR = 8  # as many cases of the way's own share stand in each cell
USUAL = 0.8  # of all places
HEAD = """# Share of places that were right, by how they were found and the probability from which it holds.
# Written by data/build/calibrate_places.py on half of LGL and GeoVirus, no text of which is in it.
how\tfrom\tright"""

Case = tuple[str, float, bool]  # way, probability, is it right


def main(files: Sequence[str]) -> None:
    """Fit on one half, measure on the other."""
    documents = [document for file in files for document in read(Path(file))]
    table = fit([case for document in documents[::2] for case in cases(document)])
    path = resources.data("lexicon", "places-confidence.tsv")
    lines = [f"{way}\t{start}\t{share:.2f}" for way, start, share in table]
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    confidence.table.cache_clear()
    report = reliability([case for document in documents[1::2] for case in cases(document)])
    text = json.dumps(report, indent=1)
    resources.data("places-reliability.json").write_text(text + "\n", encoding="utf-8")
    print(text)


def cases(document: dict[str, Any]) -> Iterator[Case]:
    """Give how each gold place was found, its raw probability, and whether it is right."""
    text, found = document["text"], given(document)
    gold = {(one["start"], one["end"]): one for one in document["places"] if one.get("lat") is not None}
    groups = gather(text, found)
    meant = {
        at: (group, choice)
        for group, choice in zip(groups, choose(groups, home("")), strict=True)
        for at in group.members
    }
    holders = Holders(text, found, meant)
    for at, one in enumerate(found):
        point = gold.get((one.start, one.end))
        if point is None:
            continue
        if at in meant:
            group, choice = meant[at]
            way = how(choice, group)
        elif (holder := holders.holder_of(at)) is not None:
            choice, way = holder[0], "contained"
        else:
            continue
        entry = choice.entry
        distance = kilometres(point, Place(0, 0, "", "", entry.lat, entry.lon))
        limit = CONVENTION_KM if entry.kind in ("country", "continent") else NEAR_KM
        is_same = bool(point.get("geonameid")) and point["geonameid"] == entry.geonameid
        yield way, choice.probability, distance <= limit or is_same


def fit(found: list[Case]) -> list[tuple[str, float, float]]:
    """Return for each way and stretch of probability the smoothed share that is right, never falling."""
    table = []
    for way in WAYS:
        of_way = [case for case in found if case[0] == way]
        usual = (sum(right for *_, right in of_way) + PRIOR * USUAL) / (len(of_way) + PRIOR)
        before = 0.0
        for start, end in zip(STARTS, (*STARTS[1:], 1.01), strict=True):
            part = [right for _, probability, right in of_way if start <= probability < end]
            prior = (usual + (start + min(end, 1)) / 2) / 2 if way == "chosen" else usual
            before = max(before, (sum(part) + PRIOR * prior) / (len(part) + PRIOR))
            table.append((way, start, min(before, 0.99)))
    return table


def reliability(found: list[Case]) -> dict[str, Any]:
    """Return for each tenth of confidence how many were right, and the expected calibration error."""
    said = [(confidence.share(way, probability), right) for way, probability, right in found]
    table, error = [], 0.0
    for low in range(10):
        part = [(sure, right) for sure, right in said if low <= min(sure, 0.999) * 10 < low + 1]
        if part:
            mean = sum(sure for sure, _ in part) / len(part)
            right = sum(right for _, right in part) / len(part)
            error += abs(mean - right) * len(part) / len(said)
            table.append({"said": round(mean, 3), "right": round(right, 3), "places": len(part)})
    return {"places": len(said), "ece": round(error, 4), "table": table}


if __name__ == "__main__":
    main(sys.argv[1:])
