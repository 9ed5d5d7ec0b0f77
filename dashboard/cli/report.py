"""The command `report`: one view of a collection to be read anywhere, now or by the clock each Monday."""

import argparse
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import commands, exporting, given, terminal
from dashboard.cli.grammar import REPORT_FORMS
from dashboard.errors import UsageError

if TYPE_CHECKING:
    from dashboard.filters import Filters
    from dashboard.store.collection import Collection
    from dashboard.store.questions.reports import Noted

LAST = "last-report"
DEFAULT = "html"


def take_options(made: argparse.ArgumentParser) -> None:
    """Take a collection, the filters of the screen, where the report begins, its form and its file."""
    made.add_argument("collection", type=Path)
    exporting.take_filters(made)
    made.add_argument(
        "--since",
        metavar="BEGINNING",
        help="last-week, last-month, a day, or last-report: what was added since this report was last made",
    )
    made.add_argument(
        "--name",
        type=given.words,
        metavar="NAME",
        help="of the report, for last-report; default: its question",
    )
    made.add_argument("--quotes", type=given.count, metavar="NUMBER", help="printed at most; default: 100")
    made.add_argument("--format", choices=REPORT_FORMS, help="default: by the file's ending, else html")
    made.add_argument("--out", type=Path, metavar="FILE", help="default: -, standard output")


def report(options: argparse.Namespace) -> int:
    """Write a report of a collection, or of what is new in it: findings, charts, map and quotes."""
    from dashboard.store.questions import unknown

    _refuse_contradictions(options)
    filters = exporting.filters_of(options)
    remembers = options.since == LAST
    with commands.existing(options.collection, readonly=not remembers) as collection:
        unknown.check(collection, filters)
        if not remembers:
            _write(collection, _begun(filters, options.since), options, "")
            return 0
        name = options.name or json.dumps(filters.to_query(), ensure_ascii=False, sort_keys=True)
        _since_last(collection, filters, options, name)
    return 0


def _refuse_contradictions(options: argparse.Namespace) -> None:
    """Raise a UsageError for options that don't go together."""
    if options.since and (options.first or options.after):
        other = "--from" if options.first else "--after"
        raise UsageError(f"Both --since and {other} say where the report begins. Give one of them.")
    if options.name and options.since != LAST:
        raise UsageError(f"--name is for --since {LAST}, which remembers a report by its name.")


def _begun(filters: "Filters", since: str | None) -> "Filters":
    from dashboard import compiling

    return replace(filters, first=compiling.beginning(since, date.today())) if since else filters


def _since_last(collection: "Collection", filters: "Filters", options: argparse.Namespace, name: str) -> None:
    """Write what came since the last report of this name, and remember that it was made."""
    from dashboard.store.questions import reports

    # Asked before anything is read: what is added meanwhile belongs into the next report.
    ended, last = reports.ended(collection), reports.last(collection, name)
    after = last.import_id if last else 0
    _write(collection, replace(filters, after=after), options, _said_of(last))
    collection.note_report(name, import_id=max(ended.import_id if ended else 0, after))


def _said_of(last: "Noted | None") -> str:
    from dashboard.text import day_words

    if last is None:
        return "This is the first report of its name, so it has everything."
    return f"It has what was added or changed since the last report, of {day_words.day(last.day)}."


def _write(collection: "Collection", filters: "Filters", options: argparse.Namespace, since: str) -> None:
    from dashboard import compiling
    from dashboard.export.report import REPORTS

    out = None if options.out in (None, exporting.STREAM) else options.out
    form = options.format or _form_of(out)
    if out is None and form != DEFAULT:
        terminal.refuse_screen(form)
    made = compiling.report(collection, filters, since=since, most=options.quotes or compiling.MOST_QUOTES)
    commands.put_out(
        lambda stream: REPORTS[form].write(made, compiling.sheets(collection, filters), stream),
        out,
        inputs=[options.collection],
        is_earlier=REPORTS[form].is_earlier,
        force=options.force,
    )
    if out is not None:
        terminal.note(f"{made.question} The report is in {out}")


def _form_of(out: Path | None) -> str:
    """Return the form that a file's ending means."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    return ending if ending in REPORT_FORMS else DEFAULT
