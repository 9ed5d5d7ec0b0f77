"""Annotated corpora in the contract's form, a row a document, for `dateline score` and accuracy.py.

`gold_forms.py polnear-dev.jsonl.gz > gold.jsonl`; also for *.spacy (names), timebank, lgl and geovirus.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from dashboard.extract.quotes import contents, cues  # noqa: E402  (found from the repository's root)
from dashboard.text import marks  # noqa: E402
from dashboard.text.intervals import Intervals  # noqa: E402

Row = dict[str, Any]
KEPT = {"id", "text", "published", "dates", "places", "source"}
# The five-label scheme in which names are compared: places are one.
COARSE = {"GPE": "LOC", "FAC": "LOC"}


def read(path: Path) -> Iterator[Row]:
    """Yield a corpus's documents with their gold."""
    if path.suffix == ".spacy":
        yield from names(path)
    elif path.name.startswith("polnear"):
        yield from quotes(path)
    else:
        yield from dates_or_places(path)


def quotes(path: Path) -> Iterator[Row]:
    """Yield PolNeAR's articles; kind by the marks, "speech" by the words of data/lexicon/cues.tsv."""
    for article in _lines(path):
        text = article["text"]
        stretches = (m for start, end in marks.paragraphs(text) for m in marks.pair(text, start, end))
        marked = Intervals(stretches, of=lambda m: (m.outer_start, m.outer_end))
        rows = [_quote(text, one, marked) for one in article["attributions"] if one["content"]]
        yield {"id": article["id"], "text": text, "published": article["published"], "quotes": rows}


def _quote(text: str, one: Row, marked: Intervals[marks.Marked]) -> Row:
    pieces = [tuple(piece) for piece in one["content"]]
    start, end = pieces[0][0], pieces[-1][1]
    cue = " ".join(text[a:b] for a, b in one["cue"])
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "pieces": pieces,
        "speakers": [{"start": a, "end": b, "text": text[a:b]} for a, b in one["source"]],
        "kind": contents.kind_of(text, pieces, marked),
        "cue_text": cue,
        "speech": is_speech(cue),
    }


def is_speech(cue: str) -> bool:
    """Say whether a cue is one of saying, by its words."""
    return any(word.strip(",.:") in cues.saying() for word in cue.lower().split())


def names(path: Path) -> Iterator[Row]:
    """Yield a .spacy corpus's texts with PERSON, ORG, LOC and NORP; `unknown` are stretches without gold."""
    for number, doc in enumerate(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)):
        entities = [
            {
                "start": e.start_char,
                "end": e.end_char,
                "text": e.text,
                "label": COARSE.get(e.label_, e.label_),
            }
            for e in doc.ents
        ]
        unknown = [(t.idx, t.idx + len(t)) for t in doc if t.ent_iob_ == "" and not t.is_space]
        yield {"id": f"{path.stem}-{number}", "text": doc.text, "entities": entities, "unknown": unknown}


def dates_or_places(path: Path) -> Iterator[Row]:
    """Yield TimeBank, LGL or GeoVirus, which have the contract's form already."""
    for number, article in enumerate(_lines(path)):
        yield {"id": str(number)} | {k: v for k, v in article.items() if k in KEPT}


def _lines(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    for row in read(Path(sys.argv[1])):
        print(json.dumps(row, ensure_ascii=False))
