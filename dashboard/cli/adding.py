"""The command that adds files to a collection, and its report, in words or as JSON."""

import argparse
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import reporting
from dashboard.cli import commands, lines, terminal
from dashboard.cli.commands import number_of
from dashboard.errors import UsageError
from dashboard.records import Problem

# Libraries that take long to load are imported by the command that needs them, so `--help` answers at once.
if TYPE_CHECKING:
    from dashboard.import_run import AddReport

SHOWN_PROBLEMS = 20
SHOWN_FILES = 20
MOST_PROBLEMS = 1_000  # that are written out as JSON
FIELDS = "|".join(reporting.FIELDS)
# "text=Body,published=Date of print": a comma separates only if a field comes after it.
PAIRS = re.compile(rf",(?=\s*(?:{FIELDS})\s*=)")


def add(options: argparse.Namespace) -> int:
    """Read files into a collection."""
    from dashboard import preprocess
    from dashboard.cli import bar

    missing = [str(path) for path in options.paths if not path.exists()]
    if missing:
        raise UsageError(f"There is no {', '.join(missing)}. Check the path.")
    mapping = columns(options.map)
    if mapping:
        check_columns(options.paths, mapping)
    with commands.writing(options.collection) as collection, bar.documents() as shown:
        report = preprocess.add(
            options.paths,
            collection,
            published=options.published,
            progress=bar.follow(shown),
            part=bar.part(shown),
            mappings=dict.fromkeys(options.paths, mapping),
        )
    return tell(report, options)


def columns(typed: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return which column is used for which field, by all that was typed."""
    return {field: column for one in typed for field, column in one.items()}


def tell(report: "AddReport", options: argparse.Namespace) -> int:
    """Print the report of an import in the form asked for, and return the exit status."""
    if options.format == "json":
        terminal.output([options.collection]).write(lines.line(row(report, options.collection)))
    else:
        _print_report(report, options.collection)
    return 0 if report.added or report.replaced or report.reread or report.unchanged else 1


def take_options(made: argparse.ArgumentParser) -> None:
    """Have the command take the columns of tables and the form of its report."""
    take_map(made)
    take_format(made)


def take_map(made: argparse.ArgumentParser) -> None:
    """Have the command take the columns of tables."""
    made.add_argument(
        "--map",
        type=mapping,
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column of a table is which field, text=Body,published=Date; may be given more than once",
    )


def take_format(made: argparse.ArgumentParser) -> None:
    """Have the command take the form of its report."""
    made.add_argument(
        "--format", choices=["text", "json"], default="text", help="of the report; default: text"
    )


def mapping(typed: str) -> dict[str, str]:
    """Return which column is to be used for which field: "text=Body,published=Date"."""
    found: dict[str, str] = {}
    for pair in PAIRS.split(typed):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or field not in reporting.FIELDS:
            raise argparse.ArgumentTypeError(
                f"{pair!r} names no field; write text=Body,published=Date. "
                f"Fields: {', '.join(reporting.FIELDS)}."
            )
        if field in found:
            raise argparse.ArgumentTypeError(f"{field!r} is given twice. Give it one column.")
        found[field] = column
    return found


def check_columns(paths: Sequence[Path], mapping: Mapping[str, str]) -> None:
    """Raise UsageError if a column that is asked for is in no file: nothing is added by a slip of the pen."""
    from dashboard.readers import fields, previews, sandbox

    names = tuple(dict.fromkeys(name for one in previews.find(paths) for name in one.names))
    sandbox.rest()
    if not names:
        raise UsageError("--map is for files with columns, and none of these is one. Leave it out.")
    for field, column in mapping.items():
        if fields.named(column, names) is None:
            raise UsageError(
                f"No file has a column {column!r} for --map {field}=…; "
                f"there are: {reporting.listed(list(names), most=40)}."
            )


def row(report: "AddReport", collection: Path) -> dict[str, Any]:
    """Return the report of an import with the names that README lists."""
    return {
        "collection": str(collection),
        "import": report.import_id,
        "added": report.added,
        "replaced": report.replaced,
        "reread": report.reread,
        "unchanged": report.unchanged,
        "copies": report.copies,
        "became_copies": report.became_copies,
        "not_english": report.not_english,
        "problems": len(report.problems),
        "seconds": round(report.seconds, 3),
        "files": [reporting.row(one) for one in reporting.summed(report.files)],
        "problem_list": [
            {"path": one.path, "what": one.what, "cure": one.cure} for one in report.problems[:MOST_PROBLEMS]
        ],
    }


def _print_report(report: "AddReport", collection: Path) -> None:
    terminal.say(
        f"Added {number_of(report.added, 'document')}, {report.replaced:,} replaced, "
        + (f"{report.reread:,} read again, " if report.reread else "")
        + f"{report.unchanged:,} unchanged, {number_of(len(report.problems), 'problem')}, "
        f"in {report.seconds:,.1f} s: {collection}"
    )
    if report.copies:
        terminal.say(f"  {number_of(report.copies, 'copy')} of other documents, told by the text")
    if report.became_copies:
        earlier = number_of(report.became_copies, "earlier document")
        terminal.say(f"  {earlier} {'is a copy' if report.became_copies == 1 else 'are copies'} of these now")
    if report.replaced:
        terminal.say(f"  {report.replaced:,} replaced: the earlier texts stand on their documents' pages")
    if report.not_english:
        terminal.say(f"  {report.not_english:,} not English: kept and searchable, without names and quotes")
    files = reporting.summed(report.files)
    for one in files[:SHOWN_FILES]:
        _print_file(list(reporting.details(one)), reporting.heading(one))
    if len(files) > SHOWN_FILES:
        terminal.say(f"  and {len(files) - SHOWN_FILES:,} more rows of files, all on the page Imports")
    print_problems(report.problems)


def print_problems(problems: Sequence[Problem]) -> None:
    """Print the first of the problems that an import met."""
    for problem in problems[:SHOWN_PROBLEMS]:
        terminal.say(f"  {problem.path}: {problem.what} {problem.cure}")
    if len(problems) > SHOWN_PROBLEMS:
        terminal.say(f"  and {len(problems) - SHOWN_PROBLEMS:,} more, all on the page Imports")


def _print_file(details: list[str], heading: str) -> None:
    """Print a file's report: on one line if there is little to say."""
    if len(details) < 2:
        terminal.say(f"  {heading}. {' '.join(details)}".rstrip())
        return
    terminal.say(f"  {heading}.")
    for one in details:
        terminal.say(f"    {one}")
