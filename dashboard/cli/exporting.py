"""The command `export`: one table in a form that the next tool reads, or all of them."""

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dashboard import whole_file
from dashboard.cli import bar, commands, given, rows_shown, terminal
from dashboard.cli.grammar import FORMS, TABLES
from dashboard.errors import UsageError
from dashboard.filters import KINDS, MATCHES, SAYINGS, Filters

if TYPE_CHECKING:
    from dashboard.export.form import Export
    from dashboard.store.collection import Collection

WORDS = (
    ("person", "who says it, or is named: a canonical name"),
    ("about", "whom or what quotes are about: their paragraph names it, or the sentence before"),
    ("mentions", "whom a document mentions, whoever speaks"),
    ("place", "a place's name"),
    ("source", "an outlet"),
)
STREAM = Path("-")
SHOWN = "table"  # drawn for a terminal
BOOK = "xlsx"  # holds all tables in one file


def take_options(made: argparse.ArgumentParser) -> None:
    """Take a collection, a table and a form, and the filters of the screen."""
    made.add_argument("collection", type=Path)
    made.add_argument("table", nargs="?", choices=TABLES)
    take_filters(made)
    made.add_argument(
        "--all", action="store_true", help="all tables: a folder of files, or one workbook (xlsx)"
    )
    made.add_argument(
        "--format", choices=(*FORMS, SHOWN), default="csv", help="default: csv; table draws for the terminal"
    )
    made.add_argument("--plain", action="store_true", help="csv without byte order mark and apostrophes")
    made.add_argument("--count", action="store_true", help="say how many rows there are, and write none")
    made.add_argument("--out", type=Path, metavar="FILE", help="default: -, standard output")


def take_filters(made: argparse.ArgumentParser) -> None:
    """Take the filters of the screen, each as an option."""
    for name, says in WORDS:
        made.add_argument(
            f"--{name}",
            type=given.words,
            action="append",
            default=[],
            help=f"{says}; may be given more than once",
        )
    made.add_argument(
        "--match", choices=MATCHES, default="any", help="whether a document names any or all of them"
    )
    made.add_argument("--kind", action="append", default=[], choices=KINDS)
    made.add_argument(
        "--saying", action="append", default=[], choices=SAYINGS, help="whether it was said or denied"
    )
    made.add_argument(
        "--sure", type=given.percent, default=0, metavar="PERCENT", help="how sure a quote must be, 1 to 99"
    )
    made.add_argument("--unnamed", action="store_true", help="only quotes by speakers without a name")
    made.add_argument("--from", dest="first", type=given.day, metavar="DAY")
    made.add_argument("--to", dest="last", type=given.day, metavar="DAY")
    made.add_argument(
        "--axis", choices=["published", "mentioned"], default="published", help="what the days mean"
    )
    made.add_argument(
        "--text", type=given.words, default="", help='words to be found; OR, -not, "side by side"'
    )
    made.add_argument(
        "--after", type=given.number, default=0, metavar="IMPORT",
        help="only what came later than an import, as `dateline imports` numbers them",
    )  # fmt: skip
    made.add_argument("--once", action="store_true", help="count an article that is here twice once")


def filters_of(options: argparse.Namespace) -> Filters:
    """Return the filters that the options of `take_filters` ask for."""
    return Filters(
        people=tuple(options.person), places=tuple(options.place), sources=tuple(options.source),
        kinds=tuple(options.kind), sayings=tuple(options.saying), first=options.first,
        last=options.last, axis=options.axis, text=options.text, match=options.match,
        once=options.once, sure=options.sure, unnamed=options.unnamed, after=options.after,
        about=tuple(options.about), mentioned=tuple(options.mentions),
    )  # fmt: skip


def export(options: argparse.Namespace) -> int:
    """Write a table of a collection, as the dashboard's downloads do, or all tables."""
    from dashboard.store.questions import unknown

    _refuse_contradictions(options)
    filters = filters_of(options)
    with commands.existing(options.collection, readonly=True) as collection:
        unknown.check(collection, filters)
        if options.count:
            _count(collection, options.table, filters)
        elif options.all:
            _all(collection, filters, options)
        elif options.format == SHOWN:
            show(collection, filters, options)
        else:
            write_one(collection, filters, options)
    return 0


def _refuse_contradictions(options: argparse.Namespace) -> None:
    """Raise a UsageError for options that don't go together."""
    named = f"Name one: {', '.join(TABLES)}; or --all."
    if options.table is None and not options.all and not options.count:
        raise UsageError(f"Which table of {options.collection} is to be written is not said. {named}")
    if options.table is not None and options.all:
        raise UsageError(f"Both {options.table} and --all are asked for. {named}")
    if options.plain and options.format != "csv":
        raise UsageError(f"--plain is for csv; {options.format} has no marks to leave out.")
    if options.all and options.out in (None, STREAM) and not options.count:
        raise UsageError("All tables don't fit into standard output. Name a folder: --out folder/")


def _count(collection: "Collection", table: str | None, filters: Filters) -> None:
    from dashboard.store.questions import tables

    if table is not None:
        terminal.say(str(tables.count(collection, table, filters)))
        return
    for name in TABLES:
        terminal.say(f"{name} {tables.count(collection, name, filters)}")


def show(collection: "Collection", filters: Filters, options: argparse.Namespace) -> None:
    """Draw the rows of a table for a terminal."""
    from dashboard.store.questions import tables

    rows = tables.blocks(collection, options.table, filters)
    put_lines(rows_shown.lines(rows, width=rows_shown.width()), options)


def put_lines(lines: Iterable[str], options: argparse.Namespace) -> None:
    """Write lines where they are asked for: into a file, or page by page on a terminal."""
    if options.out in (None, STREAM):
        rows_shown.page(lines)
        return
    commands.put_out(
        lambda stream: stream.writelines(f"{line}\n".encode() for line in lines),
        options.out, inputs=[options.collection], force=options.force,
    )  # fmt: skip


def write_one(collection: "Collection", filters: Filters, options: argparse.Namespace) -> None:
    """Write the rows of a table in one form."""
    from dashboard import export as forms
    from dashboard import exporting

    chosen = forms.chosen(options.format, is_plain=options.plain)
    forms.question(options.format, options.table)
    out = None if options.out in (None, STREAM) else options.out
    if out is None and not chosen.is_text:
        terminal.refuse_screen(options.format)
    with bar.rows(shown=out is not None) as progress:
        done = 0

        def write(stream: BinaryIO) -> None:
            nonlocal done
            done = exporting.write(
                collection, options.table, filters, stream, form=chosen, note=bar.count(progress)
            )

        commands.put_out(
            write,
            out,
            inputs=[options.collection],
            is_earlier=_earlier(chosen, options.table),
            force=options.force,
        )
    if out is not None:
        terminal.note(f"{commands.number_of(done, 'row')} in {out}")


def _earlier(chosen: "Export", *tables: str) -> whole_file.IsEarlier:
    """Return the test whether a file is an earlier export of any of the tables."""
    from dashboard.export import column_types

    names = [[column.name for column in column_types.described()[table]] for table in tables]

    def is_earlier(file: BinaryIO) -> bool:
        return any(file.seek(0) == 0 and chosen.is_earlier(file, columns) for columns in names)

    return is_earlier


def _all(collection: "Collection", filters: Filters, options: argparse.Namespace) -> None:
    from dashboard import export as forms
    from dashboard import exporting

    if options.format == BOOK and options.out.suffix.lower() == f".{BOOK}":
        commands.put_out(
            partial(exporting.write_book, collection, filters),
            options.out,
            inputs=[options.collection],
            is_earlier=_earlier(forms.EXPORTS[BOOK], TABLES[0]),
            force=options.force,
        )
        terminal.note(f"All tables are in {options.out}")
        return
    exporting.check_folder_form(options.format)
    options.out.mkdir(exist_ok=True)
    chosen = forms.chosen(options.format, is_plain=options.plain)

    def into(name: str, table: str | None) -> Callable[[Callable[[BinaryIO], object]], None]:
        is_earlier = exporting.is_package if table is None else _earlier(chosen, table)
        return lambda write: commands.put_out(
            write, options.out / name, inputs=[options.collection], is_earlier=is_earlier, force=options.force
        )

    with bar.rows() as progress:
        exporting.write_folder(collection, filters, into, form=chosen, note=bar.count(progress))
    terminal.note(f"{len(TABLES)} tables and datapackage.json are in {options.out}")
