"""brat's standoff (.ann beside .txt): names, attributions, dates and places.

A span's label says what it is (labels.py): a name, part of an attribution or an expression of time.
Relations and events join sources and contents to their cue: each cue is one quote, and its contents are
pieces of it; a content without a cue is a separate quote. In PolNeAR each quote is an event whose trigger is
no part of it ("E1 Attribution:T4 Source:T3 Cue:T2 Content:T1"), and the texts are in the folder `text`
beside that of the files, without the annotator's mark behind the name. `value` and `type` of a date are
attributes ("A1 value T3 2022-05-03") or are in the annotator's note ("#1 AnnotatorNotes T3 2022-05-03").
A span with a reference to GeoNames ("N1 Reference T4 GeoNames:456172 Riga") is also a place, as are all
spans called Place or Toponym.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import ReadError
from dashboard.gold import labels
from dashboard.text import marks
from dashboard.text.intervals import Intervals

Row = dict[str, Any]
SPAN = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
ARGUMENT = re.compile(r"\S+?:([TE]\d+)")
REFERENCE = re.compile(r"Reference (T\d+) geonames:(\d+)", re.IGNORECASE)
ATTRIBUTE = re.compile(r"(\w+) (T\d+) (\S+)")
NOTE = re.compile(r"AnnotatorNotes (T\d+)")
PLACES = {"place", "toponym"}


@dataclass
class _Annotations:
    """What a file says, by the ids of its spans."""

    labels: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    triggers: dict[str, str] = field(default_factory=dict)  # of events
    events: list[list[str]] = field(default_factory=list)  # what each joins, without its trigger
    attributes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    geonames: dict[str, int] = field(default_factory=dict)


def read(path: Path) -> Iterator[Row]:
    """Yield the document of an .ann file."""
    article = _text_of(path)
    # Not with read_text: it would turn \r\n into \n and shift every offset.
    text = article.read_bytes().decode("utf-8")
    found = _Annotations()
    for number, line in enumerate(path.read_bytes().decode("utf-8-sig").split("\n"), start=1):
        if line.strip():
            _take(line.rstrip("\r"), found, len(text), f"{path}:{number}")
    triggers = set(found.triggers.values())
    left_out = Counter(
        label for one, label in found.labels.items() if not (_is_known(label) or one in triggers)
    )
    rows = {
        "entities": [row for one in found.labels for row in _entity(found, one, text)],
        "quotes": _quotes(found, text),
        "dates": [_date(found, one, text) for one, label in found.labels.items() if _is_time(label)],
        "places": [row for one in found.labels for row in _place(found, one, text)],
    }
    tables = {name: sorted(table, key=lambda one: (one["start"], one["end"])) for name, table in rows.items()}
    yield {"id": path.stem, "text": text, "left_out": left_out} | tables


def _text_of(path: Path) -> Path:
    """Return the text of an .ann file: the one beside it, else that of PolNeAR's folders."""
    beside = path.with_suffix(".txt")
    texts = path.parent.parent / "text"
    plain = path.stem.rpartition("_")[0] or path.stem
    for article in (beside, texts / beside.name, texts / f"{plain}.txt"):
        if article.is_file():
            return article
    raise ReadError(f"{path} has no {beside.name} beside it.", cure="Put the text there.")


def _take(line: str, found: _Annotations, length: int, where: str) -> None:
    """Read one line into what was found."""
    one, *cells = line.split("\t")
    match one[:1]:
        case "T":
            _take_span(found, one, cells, length, where)
        case "R" | "E":
            _take_link(found, one, cells)
        case "A" | "M" | "#":
            _take_attribute(found, cells)
        case "N":
            if cells and (reference := REFERENCE.match(cells[0])):
                found.geonames[reference[1]] = int(reference[2])


def _take_span(found: _Annotations, one: str, cells: list[str], length: int, where: str) -> None:
    span = SPAN.fullmatch(cells[0]) if cells else None
    if span is None:
        raise ReadError(f"{where} is no span.", cure="Write T1, a tab, label start end, a tab, the text.")
    pieces = [(int(a), int(b)) for a, b in (piece.split() for piece in span[2].split(";"))]
    if any(a > b or b > length for a, b in pieces):
        raise ReadError(f"{where}: the text has only {length} characters.", cure="Check the offsets.")
    found.labels[one], found.pieces[one] = span[1], sorted(pieces)


def _take_link(found: _Annotations, one: str, cells: list[str]) -> None:
    """Read a relation or an event: its first argument is joined to each of the others."""
    ends = ARGUMENT.findall(cells[0]) if cells else []
    if one.startswith("E") and ends:
        found.triggers[one] = ends[0]
        found.events.append(ends[1:])
    found.links += [(ends[0], other) for other in ends[1:]]


def _take_attribute(found: _Annotations, cells: list[str]) -> None:
    """Read an attribute, or the annotator's note in its place."""
    given = cells[0] if cells else ""
    if attribute := ATTRIBUTE.fullmatch(given):
        found.attributes[attribute[2]][attribute[1].lower()] = attribute[3]
    elif (note := NOTE.fullmatch(given)) and len(cells) > 1:
        found.attributes[note[1]].setdefault("value", cells[1].strip())


def _is_known(label: str) -> bool:
    word = labels.last_word(label)
    return word in labels.NAMES or word in labels.PARTS or _is_time(label)


def _is_time(label: str) -> bool:
    return labels.last_word(label) in labels.TIMES


def _span(found: _Annotations, one: str, text: str) -> Row:
    start, end = found.pieces[one][0][0], found.pieces[one][-1][1]
    return {"start": start, "end": end, "text": text[start:end]}


def _entity(found: _Annotations, one: str, text: str) -> Iterator[Row]:
    label = labels.NAMES.get(labels.last_word(found.labels[one]))
    if label:
        yield _span(found, one, text) | {"label": label}


def _date(found: _Annotations, one: str, text: str) -> Row:
    word, given = labels.last_word(found.labels[one]).upper(), found.attributes.get(one, {})
    row = _span(found, one, text) | {"type": given.get("type", "DATE" if "TIMEX" in word else word)}
    return row | ({"value": given["value"]} if "value" in given else {})


def _place(found: _Annotations, one: str, text: str) -> Iterator[Row]:
    number = found.geonames.get(one)
    if number is not None or labels.last_word(found.labels[one]) in PLACES:
        yield _span(found, one, text) | {"lat": None, "lon": None, "geonameid": number}


def _quotes(found: _Annotations, text: str) -> list[Row]:
    parts = {one: labels.PARTS.get(labels.last_word(label), "") for one, label in found.labels.items()}
    beside = _joined(found, parts)
    stretches = [m for start, end in marks.paragraphs(text) for m in marks.pair(text, start, end)]
    marked = Intervals(stretches, of=lambda m: (m.outer_start, m.outer_end))
    quotes = []
    for cue, contents in _contents_by_cue(parts, beside).items():
        near = {other for one in (cue, *contents) for other in beside[one]}
        sources = [one for one in found.labels if one in near and parts[one] == "source"]
        row = _quote(found, contents, text, marked)
        speakers = [_span(found, one, text) for one in sources]
        cue_span = None if cue in contents else _span(found, cue, text)
        more = {"speakers": speakers, "speaker": speakers[0] if speakers else None, "cue": cue_span}
        quotes.append(row | more)
    return quotes


def _joined(found: _Annotations, parts: dict[str, str]) -> dict[str, list[str]]:
    """Return for each part of an attribution those that are joined to it, an event by its trigger."""
    beside: dict[str, list[str]] = defaultdict(list)
    # What an event joins belongs to its cue, else to its first content, even if its trigger is no part.
    around = []
    for joined in found.events:
        middle = [one for part in ("cue", "content") for one in joined if parts.get(one) == part][:1]
        around += [(middle[0], other) for other in joined if middle]
    for one, other in [*found.links, *around]:
        a, b = found.triggers.get(one, one), found.triggers.get(other, other)
        if a != b and b not in beside[a] and parts.get(a) and parts.get(b):
            beside[a].append(b)
            beside[b].append(a)
    return beside


def _contents_by_cue(parts: dict[str, str], beside: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the contents of each cue; a content without one is by itself."""
    groups: dict[str, list[str]] = {}
    for one in (one for one, part in parts.items() if part == "content"):
        cue = next((other for other in beside[one] if parts[other] == "cue"), one)
        groups.setdefault(cue, []).append(one)
    return groups


def _quote(found: _Annotations, contents: list[str], text: str, marked: Intervals[marks.Marked]) -> Row:
    pieces = sorted(piece for one in contents for piece in found.pieces[one])
    start, end = pieces[0][0], max(b for _, b in pieces)
    given = next((kind for one in contents if (kind := found.attributes.get(one, {}).get("kind"))), "")
    kind = given.lower() or _kind(text, pieces, marked)
    return {"start": start, "end": end, "text": text[start:end], "pieces": pieces, "kind": kind}


def _kind(text: str, pieces: list[tuple[int, int]], marked: Intervals[marks.Marked]) -> str:
    """Return how a content is quoted, by how many of its letters are between marks."""
    letters = {at for a, b in pieces for at in range(a, b) if text[at].isalnum()}
    inside = sum(marked.at(at) is not None for at in letters)
    return "indirect" if not inside else "direct" if inside == len(letters) else "mixed"
