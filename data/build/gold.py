"""Gold annotation of articles: from the lists written by hand in data/build/gold/ to the contract's form.

`gold.py` writes tests/cases/articles/NAME.txt and .json for every gold/NAME.tsv; with NAME only that.
A list names its document in data/sample and has a row a decision, tab-separated, cells as in ROWS:

    document    id or path below data/sample
    entity      LABEL    canonical name    written forms parted by " | "
    quote       kind     speaker's name    frame    content
    date        TYPE     value             expression
    place       name     country    lat    lon    geonameid

A form stands for all its occurrences as a whole word; longer forms go first, and "Varga#2,5" means
only the second and fifth of those that no longer form has taken, counted over the whole text.
A frame is a piece of text with the speaker in [] and the cue in {}; the one nearest to the content is meant.
In frame and content " … " stands for what is left out; "expression@words" is the one inside these words.
"""

import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from dashboard import readers, resources  # noqa: E402  (found from the repository's root)
from dashboard.records import Document  # noqa: E402

LISTS = Path(__file__).resolve().parent / "gold"
CASES = ROOT / "tests" / "cases" / "articles"
Row = dict[str, Any]
ROWS = {"document": 1, "entity": 3, "quote": 4, "date": 3, "place": 5}
PLACES = {"GPE", "LOC", "FAC"}
GAP = " … "


def main(names: list[str]) -> None:
    """Write the cases of all lists, or of those named."""
    articles = {doc.id: doc for doc in readers.read(resources.data("sample")) if isinstance(doc, Document)}
    for path in sorted(LISTS.glob("*.tsv")):
        if not names or path.stem in names:
            decisions = list(_read(path))
            document = articles[next(cells[0] for kind, cells in decisions if kind == "document")]
            gold = annotate(document, decisions)
            (CASES / f"{path.stem}.txt").write_bytes(document.text.encode("utf-8"))
            text = json.dumps(gold | {"id": path.stem}, indent=1, ensure_ascii=False)
            (CASES / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")


def _read(path: Path) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, *cells = line.split("\t")
        if len(cells) != ROWS[kind]:
            raise SystemExit(f"{path.name}:{number}: {kind} needs {ROWS[kind]} cells, not {len(cells)}")
        yield kind, cells


def annotate(document: Document, decisions: list[tuple[str, list[str]]]) -> Row:
    """Return the article's gold in the contract's form, all spans found."""
    text = document.text
    by_kind = {name: [cells for kind, cells in decisions if kind == name] for name in ROWS}
    entities = _entities(text, by_kind["entity"])
    quotes = [_quote(text, *cells) for cells in by_kind["quote"]]
    dates = [_span(*_find(text, cells[2])) | _date(text, cells) for cells in by_kind["date"]]
    places = list(_places(entities, by_kind["place"]))
    return {
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "entities": [row | {"name": _plain(row)} for row in entities],
        "quotes": sorted(quotes, key=_order),
        "dates": sorted(dates, key=_order),
        "places": places,
    }


def _entities(text: str, rows: list[list[str]]) -> list[Row]:
    forms = [(form, label, name) for label, name, cell in rows for form in cell.split(" | ")]
    found: list[Row] = []
    # Longest first: the Putin in "Vladimir Putin" is taken when "Putin" comes.
    for form, label, name in sorted(forms, key=lambda one: -len(one[0].split("#")[0])):
        word, _, numbers = form.partition("#")
        # All lists see the same numbers: they count what longer forms left, whoever takes it.
        longer = [row for row in found if len(row["text"]) > len(word)]
        spans = [(a, b) for a, b in _words(text, word) if not any(_cross(row, a, b) for row in longer)]
        chosen = [spans[int(n) - 1] for n in numbers.split(",")] if numbers else spans
        if not chosen:
            raise SystemExit(f"{form!r} is not in the text")
        found += [_span(a, b) | {"text": word, "label": label, "name": name} for a, b in chosen]
    found.sort(key=_order)
    for one, after in pairwise(found):
        if one["end"] > after["start"]:
            raise SystemExit(f"{one} and {after} overlap")
    return found


def _words(text: str, form: str) -> Iterator[tuple[int, int]]:
    for hit in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
        yield hit.span()


def _cross(row: Row, start: int, end: int) -> bool:
    return bool(row["start"] < end and start < row["end"])


def _quote(text: str, kind: str, name: str, frame: str, content: str) -> Row:
    start, end = _only(text, content)
    speaker, cue = None, None
    if frame:
        hit = min(_frame(frame).finditer(text), key=lambda hit: _distance(hit, start, end), default=None)
        if hit is None:
            raise SystemExit(f"No such frame: {frame}")
        groups = hit.groupdict()
        if groups.get("speaker"):
            a, b = hit.span("speaker")
            speaker = _span(a, b) | {"text": text[a:b], "name": name or None}
        if groups.get("cue"):
            a, b = hit.span("cue")
            cue = _span(a, b) | {"text": text[a:b]}
    row = _span(start, end) | {"text": text[start:end], "kind": kind, "speaker": speaker, "cue": cue}
    return row | {"confidence": 1.0}


def _frame(frame: str) -> re.Pattern[str]:
    words = re.escape(frame).replace(r"\ …\ ", r".{0,400}?")
    words = re.sub(r"\\\[(.*?)\\\]", r"(?P<speaker>\1)", words)
    words = re.sub(r"\\\{(.*?)\\\}", r"(?P<cue>\1)", words)
    return re.compile(rf"(?<!\w){words}(?!\w)", re.DOTALL)


def _distance(hit: re.Match[str], start: int, end: int) -> int:
    return max(hit.start() - end, start - hit.end(), 0)


def _only(text: str, content: str) -> tuple[int, int]:
    """Return the one stretch of text that begins and ends as `content` says."""
    first, _, last = content.partition(GAP)
    pattern = re.escape(first) + (rf".*?{re.escape(last)}" if last else "")
    hits = list(re.finditer(pattern, text, flags=re.DOTALL))
    if len(hits) != 1:
        raise SystemExit(f"{content!r} is {len(hits)} times in the text")
    return hits[0].span()


def _find(text: str, cell: str) -> tuple[int, int]:
    """Return where an expression stands: alone in the text, or inside the words after "@"."""
    form, _, around = cell.partition("@")
    start, end = _only(text, around) if around else (0, len(text))
    spans = [(a, b) for a, b in _words(text, form) if start <= a and b <= end]
    if len(spans) != 1:
        raise SystemExit(f"{cell!r} is {len(spans)} times in the text")
    return spans[0]


def _date(text: str, cells: list[str]) -> Row:
    start, end = _find(text, cells[2])
    return {"text": text[start:end], "type": cells[0], "value": cells[1]}


def _places(entities: list[Row], rows: list[list[str]]) -> Iterator[Row]:
    """Yield a row for every mention of a place; each must be in the list."""
    listed = {cells[0]: cells for cells in rows}
    for entity in entities:
        if entity["label"] in PLACES:
            _, country, lat, lon, number = listed[entity["name"]]
            yield {key: entity[key] for key in ("start", "end", "text")} | {
                "name": _plain(entity),
                "lat": float(lat) if lat else None,
                "lon": float(lon) if lon else None,
                "country": country,
                "geonameid": int(number) if number else None,
            }


def _plain(entity: Row) -> str:
    """Return an entity's name; of two places that share it the lists say "Paris, Texas"."""
    name = str(entity["name"])
    return name.split(",")[0] if entity["label"] in PLACES else name


def _span(start: int, end: int) -> Row:
    return {"start": start, "end": end}


def _order(row: Row) -> tuple[int, int]:
    return row["start"], row["end"]


if __name__ == "__main__":
    main(sys.argv[1:])
