"""How far a confidence can be trusted: of the rows that are "70 % sure", how many are right?

Each pair is a row's confidence and whether it was right. The expected calibration error (ECE) is the mean
distance of the two over ten bins of equal width, weighted by how many rows a bin has; 0 is perfect.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dashboard import score
from dashboard.link.pronouns import SUBJECTS

Row = dict[str, Any]
Judged = tuple[float, bool]
BINS = 10


def table(judged: Iterable[Judged]) -> Row:
    """Return number, ECE and the bins that have rows: from, count, mean confidence, share that is right."""
    rows = list(judged)
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for sure, right in rows:
        bins[min(int(sure * BINS), BINS - 1)].append((sure, right))
    filled = [
        {
            "from": number / BINS,
            "count": len(one),
            "confidence": round(sum(sure for sure, _ in one) / len(one), 4),
            "right": round(sum(right for _, right in one) / len(one), 4),
        }
        for number, one in enumerate(bins)
        if one
    ]
    off = sum(abs(one["confidence"] - one["right"]) * one["count"] for one in filled)
    return {"count": len(rows), "ece": round(off / max(len(rows), 1), 4), "bins": filled}


def tables(gold: Sequence[Row], system: Sequence[Row]) -> dict[str, Row]:
    """Return a table for each kind of row that gold can judge and that says how sure it is."""
    found: dict[str, list[Judged]] = {}
    for expected, given in zip(gold, system, strict=True):
        for name, judged in _judge(expected, given):
            found.setdefault(name, []).append(judged)
    return {name: table(rows) for name, rows in found.items()}


def _judge(expected: Row, given: Row) -> Iterator[tuple[str, Judged]]:
    if "quotes" in expected:
        for quote, right in quotes(expected["quotes"], given["quotes"]):
            judged = (quote["confidence"], right)
            yield "quotes", judged
            if score.is_speech(quote):
                yield "quotes of speech", judged
            speaker = quote["speaker"] or {"text": ""}
            if speaker["text"].lower() in SUBJECTS and speaker["name"]:
                yield "quotes of he or she with a name", judged
    if "dates" in expected:
        yield from (("dates", one) for one in _dates(expected["dates"], given["dates"]))
    if "places" in expected:
        yield from (("places", one) for one in _places(expected["places"], given["places"]))


def quotes(gold: Sequence[Row], system: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield each quote and whether it is right.

    Right are content (matched), speaker (overlapping spans) and, where gold knows it, a pronoun's name.
    """
    matched = {j: i for i, j in score.match(gold, system)}
    for j, quote in enumerate(system):
        wanted = gold[matched[j]] if j in matched else None
        if wanted is None or not score.same_speaker(wanted, quote):
            yield quote, False
            continue
        name = quote["speaker"]["name"] if quote["speaker"] else None
        asked = wanted.get("names")
        yield quote, score.share_a_word([name], asked) if name and asked else True


def _dates(gold: Sequence[Row], system: Sequence[Row]) -> Iterator[Judged]:
    """Yield every date that was found: right is the value; one that gold doesn't have is wrong."""
    matched = {j: i for i, j in score.overlapping(gold, system)}
    for j, one in enumerate(system):
        yield one["confidence"], j in matched and gold[matched[j]]["value"] == one["value"]


def _places(gold: Sequence[Row], system: Sequence[Row]) -> Iterator[Judged]:
    """Yield the places with a point on both sides: right is within 161 km or the same GeoNames number."""
    for i, j in score.overlapping(gold, system):
        if gold[i].get("lat") is not None and system[j]["lat"] is not None:
            yield system[j]["confidence"], score.is_near(gold[i], system[j])
