"""Annotated corpora in the contract's form, a row a document, for `dateline score` and accuracy.py.

`gold_forms.py polnear-dev.jsonl.gz > gold.jsonl`; also *.spacy, worldwide, timebank, lgl and geovirus.
"""

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from dashboard.extract.quotes import contents  # noqa: E402  (found from the repository's root)
from dashboard.text import marks  # noqa: E402
from dashboard.text.intervals import Intervals  # noqa: E402

Row = dict[str, Any]
KEPT = {"id", "text", "published", "dates", "places", "source", "unjudged"}
PRONOUNS = {"he", "she"}
TIMED = re.compile(r"....-..-..T")
# The labels of en-worldwide-newswire as ours. It does not divide places; Misc and Product have no label here.
WORLDWIDE = {"Person": "PERSON", "Organization": "ORG", "Location": "GPE", "Facility": "FAC", "NORP": "NORP"}
UNJUDGED = ("Misc", "Product")
NAMED = Path(__file__).parent / "polnear-dev-named.tsv"


def read(path: Path) -> Iterator[Row]:
    """Yield a corpus's documents with their gold."""
    if path.suffix == ".spacy":
        yield from names(path)
    elif path.name.startswith("polnear"):
        yield from quotes(path)
    elif path.name.startswith("worldwide"):
        yield from world_names(path)
    else:
        yield from dates_or_places(path)


def quotes(path: Path) -> Iterator[Row]:
    """Yield PolNeAR's articles; kind by the marks."""
    for article in _lines(path):
        text = article["text"]
        stretches = (m for start, end in marks.paragraphs(text) for m in marks.pair(text, start, end))
        marked = Intervals(stretches, of=lambda m: (m.outer_start, m.outer_end))
        names = _chain_names(article)
        rows = [_quote(text, one, marked, names) for one in article["attributions"] if one["content"]]
        yield {"id": article["id"], "text": text, "published": article["published"], "quotes": rows}


def _chain_names(article: Row) -> dict[tuple[int, int], list[str]]:
    """Return for each mention of a chain its proper names: machine-made, and mended where NAMED says so."""
    text: str = article["text"]
    found: dict[tuple[int, int], list[str]] = {}
    for chain in article["coref"]:
        names = [text[a:b] for a, b, form in chain if form == "proper"]
        found.update({(a, b): names for a, b, _ in chain})
    mended = _mended().get(article["id"], {})
    return {span: [text[slice(*mended[span[0]])]] if span[0] in mended else found[span] for span in found}


@lru_cache(maxsize=1)
def _mended() -> dict[str, dict[int, tuple[int, int]]]:
    """Return for each article where the person of a pronoun is named, by the pronoun's start."""
    rows: dict[str, dict[int, tuple[int, int]]] = {}
    with NAMED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t"):
            rows.setdefault(row["article"], {})[int(row["pronoun"])] = (int(row["start"]), int(row["end"]))
    return rows


def _quote(
    text: str, one: Row, marked: Intervals[marks.Marked], names: dict[tuple[int, int], list[str]]
) -> Row:
    pieces = [tuple(piece) for piece in one["content"]]
    start, end = pieces[0][0], pieces[-1][1]
    cue = " ".join(text[a:b] for a, b in one["cue"])
    source = [(a, b) for a, b in one["source"]]
    is_pronoun = len(source) == 1 and text[slice(*source[0])].lower() in PRONOUNS
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "pieces": pieces,
        "speakers": [{"start": a, "end": b, "text": text[a:b]} for a, b in source],
        "names": names.get(source[0], []) if is_pronoun else [],
        "kind": contents.kind_of(text, pieces, marked),
        "cue_text": cue,
    }


def names(path: Path) -> Iterator[Row]:
    """Yield a .spacy corpus's texts with their names; `unknown` are stretches without gold."""
    for number, doc in enumerate(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)):
        entities = [
            {
                "start": e.start_char,
                "end": e.end_char,
                "text": e.text,
                "label": e.label_,
            }
            for e in doc.ents
        ]
        unknown = [(t.idx, t.idx + len(t)) for t in doc if t.ent_iob_ == "" and not t.is_space]
        yield {"id": f"{path.stem}-{number}", "text": doc.text, "entities": entities, "unknown": unknown}


def world_names(path: Path) -> Iterator[Row]:
    """Yield en-worldwide-newswire's articles with their names, as its annotators bounded them."""
    for article in _lines(path):
        entities = [
            {key: name[key] for key in ("start", "end", "text")} | {"label": WORLDWIDE[name["label"]]}
            for name in article["names"]
            if name["label"] in WORLDWIDE
        ]
        unknown = [(name["start"], name["end"]) for name in article["names"] if name["label"] in UNJUDGED]
        yield {"id": article["id"], "text": article["text"], "entities": entities, "unknown": unknown}


def dates_or_places(path: Path) -> Iterator[Row]:
    """Yield TimeBank, EventStoryLine, LGL or GeoVirus, which have the contract's form already."""
    for number, article in enumerate(_lines(path)):
        row = {"id": str(number)} | {k: v for k, v in article.items() if k in KEPT}
        yield row | {"dates": by_day(row["dates"])} if "unjudged" in row else row


def judged(row: Row, found: list[Row]) -> list[Row]:
    """Return the dates found, without those that only touch stretches which no annotator read."""
    return [one for one in found if _touches(one, row["dates"]) or not _touches(one, _stretches(row))]


def _stretches(row: Row) -> list[Row]:
    return [{"start": start, "end": end} for start, end in row["unjudged"]]


def _touches(one: Row, others: list[Row]) -> bool:
    return any(one["start"] < other["end"] and other["start"] < one["end"] for other in others)


def by_day(dates: list[Row]) -> list[Row]:
    """Cut times to their day: EventStoryLine has hours in UTC, texts in the zone of their place."""
    return [one | {"value": one["value"][:10]} if TIMED.match(one["value"]) else one for one in dates]


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    for row in read(Path(sys.argv[1])):
        print(json.dumps(row, ensure_ascii=False))
