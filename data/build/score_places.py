"""How right the places are: on given (gold) spans, and end to end with the model in the tree.

python data/build/score_places.py gold /path/to/lgl.jsonl.gz /path/to/geovirus.jsonl.gz
python data/build/score_places.py text /path/to/lgl.jsonl.gz
"""

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from math import asin, cos, log, radians, sin, sqrt
from pathlib import Path
from typing import Any

from dashboard.extract.places import locate
from dashboard.extract.places.mentions import Toponym, bare, toponym
from dashboard.records import Document, Mention, Place

NEAR_KM = 161.0
FARTHEST_KM = 20039.0


def main(mode: str, files: Sequence[str]) -> None:
    """Print the figures of each file."""
    for file in files:
        documents = list(read(Path(file)))
        print(Path(file).name, len(documents), "documents")
        on_gold(documents) if mode == "gold" else end_to_end(documents)


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Give the documents of a file with `text` and gold `places`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def given(document: dict[str, Any]) -> list[Toponym]:
    """Return the gold spans as place names; of two that overlap the longer."""
    found, end = [], -1
    for place in sorted(document["places"], key=lambda place: (place["start"], -place["end"])):
        if place["start"] >= end:
            end = place["end"]
            mention = Mention(place["start"], end, place["text"], "GPE")
            found.append(
                toponym("", mention, set())
                or Toponym(place["start"], end, place["text"], "GPE", bare(place["text"]))
            )
    return found


def kilometres(gold: dict[str, Any], place: Place) -> float:
    """Return how far a place is from the gold's point."""
    assert place.lat is not None and place.lon is not None
    a, b = radians(gold["lat"]), radians(place.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(place.lon - gold["lon"]) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))


def on_gold(documents: Sequence[dict[str, Any]]) -> None:
    """Print the resolution figures on gold spans, and how sure against how right."""
    errors, missing, same, seconds, sure = [], 0, 0, 0.0, []
    wrong: Counter[tuple[str, str]] = Counter()
    for document in documents:
        start = time.perf_counter()
        places = {(place.start, place.end): place for place in locate(document["text"], given(document))}
        seconds += time.perf_counter() - start
        for gold in document["places"]:
            place = places.get((gold["start"], gold["end"]))
            if gold.get("lat") is None:
                continue
            if place is None or place.lat is None:
                missing += 1
                wrong["missing", gold["text"]] += 1
                continue
            errors.append(kilometres(gold, place))
            is_same = bool(gold.get("geonameid")) and gold["geonameid"] == place.geonameid
            same += errors[-1] <= NEAR_KM or is_same
            sure.append((place.confidence, errors[-1] <= NEAR_KM or is_same))
            if errors[-1] > NEAR_KM:
                wrong[gold["text"], f"{place.name} {place.country} {place.kind}"] += 1
    report(errors, missing, same)
    print(f"  {len(documents) / seconds:.0f} documents a second")
    reliability(sure)
    if "-v" in sys.argv:
        print("  " + "; ".join(f"{count} {a}: {b}" for (a, b), count in wrong.most_common(120)))


def report(errors: list[float], missing: int, same: int) -> None:
    """Print accuracy within 161 km and the distribution of the errors."""
    right = sum(error <= NEAR_KM for error in errors)
    area = sum(log(1 + error) / log(1 + FARTHEST_KM) for error in errors) / len(errors)
    print(
        f"  acc@161 of resolved {100 * right / len(errors):.1f} (+id {100 * same / len(errors):.1f}), "
        f"of all {100 * right / (len(errors) + missing):.1f}; unresolved {missing}; "
        f"mean {sum(errors) / len(errors):.0f} km, median {sorted(errors)[len(errors) // 2]:.1f} km, "
        f"AUC {area:.3f}"
    )


def reliability(sure: list[tuple[float, bool]]) -> None:
    """Print for each tenth of confidence how many were right."""
    for low in range(10):
        part = [(said, right) for said, right in sure if low <= min(said, 0.999) * 10 < low + 1]
        if part:
            said, right = sum(s for s, _ in part) / len(part), sum(r for _, r in part) / len(part)
            print(f"  said {said:.2f} right {right:.2f} ({len(part)})")


def end_to_end(documents: Sequence[dict[str, Any]]) -> None:
    """Print what the whole chain finds: overlap with the gold, and near enough."""
    from dashboard.preprocess import extract_document

    counts: Counter[str] = Counter()
    for at, document in enumerate(documents):
        extraction = extract_document(Document(str(at), document["text"]))
        places = list(extraction.places)
        counts["found"] += len(places)
        counts["gold"] += len(document["places"])
        counts["resolved"] += sum(place.lat is not None for place in places)
        for gold in document["places"]:
            over = [p for p in places if p.start < gold["end"] and gold["start"] < p.end]
            counts["over"] += bool(over)
            counts["exact"] += any((p.start, p.end) == (gold["start"], gold["end"]) for p in over)
            if gold.get("lat") is None:
                continue
            counts["with point"] += 1
            near = any(p.lat is not None and kilometres(gold, p) <= NEAR_KM for p in over)
            counts["near"] += near
            counts["near or id"] += near or any(
                p.geonameid and p.geonameid == gold.get("geonameid") for p in over
            )
    for name, found, gold in (
        ("exact", "found", "gold"), ("over", "found", "gold"),
        ("near", "resolved", "with point"), ("near or id", "resolved", "with point"),
    ):  # fmt: skip
        precision, recall = counts[name] / max(counts[found], 1), counts[name] / max(counts[gold], 1)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {name}: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * both:.1f}")


if __name__ == "__main__":
    main(sys.argv[1], [name for name in sys.argv[2:] if not name.startswith("-")])
