"""The command `check`: a draft held against a collection, told line by line or as JSON."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.cli import commands, given, terminal
from dashboard.errors import ReadError, UsageError
from dashboard.records import Document, Problem

if TYPE_CHECKING:
    from dashboard.checking.findings import Finding, Report, Source

STREAM = Path("-")
# By the worst finding; 1 and 2 are what any command ends with if it failed or was typed wrong.
STATUS = {"green": 0, "grey": 0, "amber": 3, "red": 4}
WIDE = 90  # characters of the draft that a line repeats
LARGEST = 5_000_000  # bytes of standard input
Row = dict[str, Any]


def take_options(made: argparse.ArgumentParser) -> None:
    """Take the collection, the draft, its day and the form of the answer."""
    made.add_argument("collection", type=Path)
    made.add_argument("draft", type=Path, help="a file with one article, or - for text from standard input")
    made.add_argument(
        "--published", type=given.day, metavar="DAY", help="the draft's day, where it doesn't say so itself"
    )
    made.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def check(options: argparse.Namespace) -> int:
    """Hold a draft against a collection: its quotes, names, weekdays and figures; nothing of it is kept."""
    from dashboard import batch, preprocess
    from dashboard.checking import draft

    with commands.existing(options.collection, readonly=True) as collection:
        document = _document(options)
        _, found = next(iter(batch.run(preprocess.extract_document, [document])))
        if isinstance(found, Problem):
            raise ReadError(found.what, cure=found.cure)
        with collection.asking():
            report = draft.check(collection, document, found)
    written = as_json(report) if options.format == "json" else as_text(report, document.text)
    for line in written:
        terminal.say(line)
    return STATUS[report.worst]


def as_text(report: "Report", text: str) -> Iterator[str]:
    """Yield the answer as lines: the summary, then each finding; of names and roles only what differs."""
    from dashboard.checking import in_words

    yield " ".join(part for part in (in_words.summary(report), in_words.others(report)) if part)
    for one in report.findings:
        if one.colour == "green" and one.subject in ("name", "role"):
            continue
        yield ""
        yield _head(one, text)
        for said in (one.says, *one.notes):
            yield f"    {said}"
        if one.parts:
            yield f"    {_compared(one)}"
        if one.source:
            yield f"    {_where(one.source)}"


def as_json(report: "Report") -> Iterator[str]:
    """Yield the answer as one object, indented."""
    answer = {
        "worst": report.worst,
        "language": report.language,
        "findings": [_row(one) for one in report.findings],
    }
    yield from json.dumps(answer, indent=1, ensure_ascii=False).split("\n")


def _document(options: argparse.Namespace) -> Document:
    """Return the draft; of a file with several articles it isn't clear which is meant."""
    if options.draft == STREAM:
        return Document("draft", _typed(), published=options.published)
    from dashboard import readers
    from dashboard.readers import sandbox

    options.draft.stat()  # a name that was typed wrong is no file that can't be read
    try:
        items = list(readers.read(options.draft, published=options.published))
    finally:
        sandbox.rest()
    documents = [one for one in items if isinstance(one, Document)]
    problem = next((one for one in items if isinstance(one, Problem)), None)
    if problem is not None and not documents:
        raise ReadError(f"{problem.path}: {problem.what}", cure=problem.cure)
    if len(documents) != 1:
        raise UsageError(f"{options.draft} has {len(documents):,} articles. Give a file with one draft.")
    return replace(documents[0], id="draft")


def _typed() -> str:
    content = terminal.input_bytes().read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ReadError(f"The draft has more than {LARGEST:,} bytes.", cure="Check one article at a time.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            "The draft on standard input is not UTF-8.", cure="Convert it, or name a file."
        ) from error


def _head(one: "Finding", text: str) -> str:
    from dashboard.checking.findings import SIGNS

    line = text.count("\n", 0, one.start) + 1
    words = " ".join(one.text.split())
    shown = words if len(words) <= WIDE else f"{words[:WIDE].rstrip()}…"
    by = f" ({one.speaker})" if one.speaker else ""
    return f"{SIGNS[one.colour]} {one.colour}: {one.subject} on line {line}: {shown}{by}"


def _compared(one: "Finding") -> str:
    """Return both texts in a line: what only the draft has as [-…-], what only the source has as {+…+}."""
    forms = {"same": "{}", "draft": "[-{}-]", "source": "{{+{}+}}"}
    return " ".join(forms[part.of].format(part.text) for part in one.parts)


def _where(source: "Source") -> str:
    day = source.published.isoformat() if source.published else ""
    named = ", ".join(part for part in (f"“{source.title}”", source.source, day) if part)
    return f"{named}: {source.address or f'document {source.document_id} at {source.start}'}"


def _row(one: "Finding") -> Row:
    return {
        "subject": one.subject,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "colour": one.colour,
        "says": one.says,
        "notes": list(one.notes),
        "speaker": one.speaker or None,
        "differing": one.differing,
        "parts": [{"of": part.of, "text": part.text} for part in one.parts],
        "source": _source(one.source) if one.source else None,
    }


def _source(source: "Source") -> Row:
    return {
        "document_id": source.document_id,
        "document": source.title,
        "source": source.source,
        "published": source.published.isoformat() if source.published else None,
        "start": source.start,
        "end": source.end,
        "text": source.text,
        "before": source.before,
        "after": source.after,
        "speaker": source.speaker or None,
        "address": source.address or None,
    }
