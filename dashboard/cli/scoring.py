"""The command that scores: any tool's output against annotated documents, and what could not be compared."""

import argparse
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from dashboard import gold
from dashboard import score as measures
from dashboard.cli import commands, lines, terminal
from dashboard.errors import DatelineError, UsageError

Row = dict[str, Any]
TABLES = {"quotes": "quotes", "names": "entities", "dates": "dates", "places": "places"}
STREAM = Path("-")  # standard input, or output
SHOWN = 5  # ids in a note


def score(options: argparse.Namespace) -> int:
    """Compare an output with annotated documents: quotes, names, dates and places."""
    if options.texts == STREAM and options.system is not None:
        raise UsageError("Texts and scores would be mixed in one output. Name a file: --texts FILE.")
    if options.gold == options.system == STREAM:
        raise UsageError("GOLD and SYSTEM can't both come from standard input. Name a file for one.")
    expected = {row["id"]: row for row in _read(options.gold)}
    if options.texts:
        commands.put_out(
            partial(_write_texts, expected.values()),
            None if options.texts == STREAM else options.texts,
            inputs=list(_inputs(options.gold, options.system)),
            force=options.force,
        )
    if options.system is None:
        if options.texts:
            return 0
        raise UsageError(
            "Nothing to score. Name an output behind GOLD, or write GOLD's texts with --texts FILE."
        )
    found = _by_gold_id(_read(options.system), expected)
    notes = list(_notes(expected, found))
    tables = _tables(expected, found, options.table, notes)
    fields = ["id", *(TABLES[name] for name in tables)]
    asked = [{field: row[field] for field in fields if field in row} for row in expected.values()]
    tallies = {name: one for name, one in measures.score(asked, found.values()).items() if one.gold}
    documents = {"gold": len(expected), "system": len(found), "scored": len(expected.keys() & found.keys())}
    if options.format == "json":
        told = json.dumps({"documents": documents, "notes": notes, "measures": _figures(tallies)}, indent=1)
        for line in told.split("\n"):
            terminal.say(line)
    else:
        _print(tallies)
        for note in notes:
            terminal.complain(note)
    return 0


def take_options(made: argparse.ArgumentParser) -> None:
    """Have the command take what is compared, which tables, and the form of the answer."""
    made.add_argument(
        "gold", type=Path, help=f"annotated documents: {', '.join(gold.GOLD_FORMS)}, or a folder"
    )
    made.add_argument(
        "system",
        type=Path,
        nargs="?",
        help="what is to be scored, in one of these forms; - is standard input",
    )
    made.add_argument(
        "--table", action="append", default=[], choices=TABLES, help="default: all that both have"
    )
    made.add_argument("--format", choices=["text", "json"], default="text", help="default: text")
    made.add_argument(
        "--texts",
        type=Path,
        metavar="FILE",
        help="write the texts of GOLD for `dateline extract`; - is standard output",
    )


def _inputs(*given: Path | None) -> Iterator[Path]:
    """Yield the files and folders that are read, including what is beside them and is also read."""
    for path in given:
        if path is not None and path != STREAM:
            yield path
            if path.suffix.lower() == ".ann":
                yield path.with_suffix(".txt")


def _read(path: Path) -> Iterator[Row]:
    if path != STREAM:
        return gold.read(path)
    return gold.read_lines(io.TextIOWrapper(terminal.input_bytes(), encoding="utf-8-sig"), "standard input")


def _write_texts(rows: Iterable[Row], stream: BinaryIO) -> None:
    """Write the documents as lines that `dateline extract` and other tools can read."""
    for row in rows:
        if "text" not in row:
            raise DatelineError(f"Document {row['id']} of GOLD has no text. Take the original texts.")
        given: Row = {key: row[key] for key in ("id", "text", "published") if key in row}
        stream.write(lines.line(given))


def _by_gold_id(rows: Iterable[Row], expected: Mapping[str, Row]) -> dict[str, Row]:
    """Return the output by id; "talks.txt", which is what `extract` calls a file, also matches "talks"."""
    found = {}
    for row in rows:
        name = row["id"]
        stem = PurePosixPath(name).stem
        name = name if name in expected or stem not in expected else stem
        found[name] = row | {"id": name}
    return found


def _notes(expected: Mapping[str, Row], found: Mapping[str, Row]) -> Iterable[str]:
    """Yield a line for each thing that could not be compared."""
    missing = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    failed = [name for name in found if "error" in found[name]]
    if missing:
        yield f"{_count(missing, 'document')} of GOLD not in the output; counted as empty: {_some(missing)}"
    if failed:
        yield f"{_count(failed, 'document')} failed in the output; counted as empty: {_some(failed)}"
    if extra:
        yield f"{_count(extra, 'document')} of the output not in GOLD; left out: {_some(extra)}"
    shifted = [name for name in expected if name in found and _is_shifted(expected[name], found[name])]
    if shifted:
        yield f"{_count(shifted, 'document')} with offsets that don't fit GOLD's text: {_some(shifted)}"
    left_out: Counter[str] = sum((row.get("left_out", Counter()) for row in expected.values()), Counter())
    if left_out:
        named = ", ".join(f"{label} ({number})" for label, number in sorted(left_out.items()))
        yield f"Labels of GOLD that Dateline has no counterpart for; left out: {named}"


def _is_shifted(expected: Row, found: Row) -> bool:
    """Say whether the text of an output row differs from the text at its position."""
    text = expected.get("text")
    rows = (one for table in TABLES.values() for one in found.get(table, ()))
    return text is not None and any(text[one["start"] : one["end"]] != one["text"] for one in rows)


def _count(names: Sequence[str], word: str) -> str:
    return f"{len(names):,} {word}{'' if len(names) == 1 else 's'}"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _tables(
    expected: Mapping[str, Row], found: Mapping[str, Row], asked: Sequence[str], notes: list[str]
) -> list[str]:
    """Return which tables are scored: those requested, else those that both gold and output have."""
    annotated = [name for name, field in TABLES.items() if any(row.get(field) for row in expected.values())]
    for name in asked:
        if name not in annotated:
            notes.append(f"GOLD has no {name}.")
    wanted = [name for name in annotated if name in asked or not asked]
    given = [name for name in wanted if any(TABLES[name] in row for row in found.values())]
    for name in wanted:
        if name not in given and name not in asked:
            notes.append(f"The output has no {name}; left out.")
    return [name for name in wanted if name in given or name in asked]


def _figures(tallies: Mapping[str, measures.Tally]) -> dict[str, dict[str, float]]:
    return {
        name: {"share": round(one.f1, 4), "of": one.gold, "right": one.right}
        if one.is_share
        else {
            "precision": round(one.precision, 4), "recall": round(one.recall, 4), "f1": round(one.f1, 4),
            "gold": one.gold, "system": one.system, "right": one.right,
        }
        for name, one in tallies.items()
    }  # fmt: skip


def _print(tallies: Mapping[str, measures.Tally]) -> None:
    terminal.say(f"{'':40}  precision  recall     F1   gold")
    for name, one in tallies.items():
        sides = f"{'share':>17}" if one.is_share else f"{one.precision:9.3f}  {one.recall:6.3f}"
        terminal.say(f"{name:40}  {sides}  {one.f1:5.3f}  {one.gold:5d}")
