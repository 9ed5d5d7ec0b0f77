"""The command `ask`: a question in plain words, answered by quotes with footnotes."""

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import commands, exporting, given, rows_shown, terminal
from dashboard.cli.grammar import FORMS
from dashboard.errors import UsageError
from dashboard.filters import Filters

if TYPE_CHECKING:
    from dashboard.question.reading import Choice, Unclear, Understood
    from dashboard.store.collection import Collection

TEXT = "text"
WIDEST = 100  # characters of a line to read
MARKS = {"direct": "“{}”"}


def take_options(made: argparse.ArgumentParser) -> None:
    """Take a collection, a question and the form of the answer."""
    made.add_argument("collection", type=Path)
    made.add_argument("question", type=given.words, nargs="+", help='"what did Kalnina say about the bridge"')
    made.add_argument(
        "--format",
        choices=(TEXT, *FORMS, exporting.SHOWN),
        default=TEXT,
        help="default: text, with footnotes",
    )
    made.add_argument("--plain", action="store_true", help="csv without byte order mark and apostrophes")
    made.add_argument("--every", action="store_true", help="also what is no speech, or not so sure")
    made.add_argument("--out", type=Path, metavar="FILE", help="default: -, standard output")


def ask(options: argparse.Namespace) -> int:
    """Answer a question: "what did Kalnina say about the bridge in March"."""
    from dashboard.store.questions import quotes, understanding

    if options.plain and options.format != "csv":
        raise UsageError(f"--plain is for csv; {options.format} has no marks to leave out.")
    with commands.existing(options.collection, readonly=True) as collection:
        understood = understanding.of(collection, " ".join(options.question))
        _say_understood(understood)
        _refuse_unclear(understood)
        asked = understood.filters if options.every else understood.filters.shown_first()
        count = quotes.count(collection, asked)
        rest = quotes.count(collection, understood.filters) - count
        _say_count(count, rest)
        _write(collection, asked, options)
    return 0


def _say_understood(understood: "Understood") -> None:
    from dashboard.question import parts

    known = [f"{parts.LABELS[one.role]} {parts.says(one)}" for one in parts.of(understood.filters)]
    if known:
        terminal.note(f"Understood: {', '.join(known)}")
    if understood.searched:
        words = ", ".join(f"“{one}”" for one in understood.searched)
        terminal.note(f"No name here, so searched for as words: {words}")
    for note in understood.notes:
        terminal.note(note)


def _refuse_unclear(understood: "Understood") -> None:
    """Raise a UsageError for words that may mean several things, or nothing here."""
    if understood.unclear:
        raise UsageError(" ".join(_says(one) for one in understood.unclear))
    if not understood.filters:
        raise UsageError("Nothing to look for in this question. Name a person, a place, a month or a thing.")


def _says(one: "Unclear") -> str:
    choices = ", ".join(_choice(choice) for choice in one.choices)
    if not one.is_unknown:
        return f"“{one.words}” may mean {choices}. Write the one that is meant in full."
    cure = f"Did you mean {choices}?" if choices else "`dateline export … people` lists those there are."
    return f"Nobody and nothing in this collection is called “{one.words}”. {cure}"


def _choice(choice: "Choice") -> str:
    from dashboard.question import parts

    counted = commands.number_of(choice.count, choice.counted.removesuffix("s"))
    count = f" ({counted})" if choice.count and choice.counted else ""
    return f"{parts.says(choice.part)}{count}"


def _say_count(count: int, rest: int) -> None:
    more = f"; {rest} more, less sure or no speech: --every" if rest else ""
    terminal.note(f"{commands.number_of(count, 'quote')}{more}")


def _write(collection: "Collection", asked: Filters, options: argparse.Namespace) -> None:
    options.table = "quotes"
    if options.format == exporting.SHOWN:
        exporting.show(collection, asked, options)
    elif options.format != TEXT:
        exporting.write_one(collection, asked, options)
    else:
        exporting.put_lines(_lines(collection, asked, min(rows_shown.width(), WIDEST)), options)


def _lines(collection: "Collection", asked: Filters, width: int) -> Iterator[str]:
    """Yield each quote with who said it and the number of its article, then the articles."""
    from dashboard.export import citation
    from dashboard.export.cited import Cited
    from dashboard.export.safe_text import plain
    from dashboard.store.questions import evidence

    notes: dict[str, tuple[int, str]] = {}
    for block in evidence.blocks(collection, asked):
        for row in block.to_dict("records"):
            cited = Cited.of({str(name): value for name, value in row.items()})
            number, _ = notes.setdefault(cited.document_id, (len(notes) + 1, citation.chicago(cited)))
            words = MARKS.get(plain(row["kind"]), "{}").format(" ".join(plain(row["words"]).split()))
            yield from _wrapped(f"{words} [{number}]", width, "")
            yield from _wrapped(
                f"— {cited.speaker or 'speaker unknown'}, {plain(row['published'])}", width, "  "
            )
            yield ""
    for number, note in notes.values():
        yield from _wrapped(f"[{number}] {note}", width, "")


def _wrapped(text: str, width: int, begin: str) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=begin, subsequent_indent=f"{begin}    ", break_long_words=False
    )
