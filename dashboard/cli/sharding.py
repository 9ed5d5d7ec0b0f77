"""The commands that extract in shards, on this machine or on many, and put them together."""

import argparse
from pathlib import Path

from dashboard import whole_file
from dashboard.cli import adding, commands, given, terminal
from dashboard.cli.commands import number_of
from dashboard.cli.grammar import DEFAULT
from dashboard.errors import UsageError

SIZE = 500


def map_shards(options: argparse.Namespace) -> int:
    """Extract files in shards, each kept in a file, for a collection too large for one machine."""
    from dashboard.cli import bar
    from dashboard.shards import engines, folder, mapping

    missing = [one for one in options.inputs if not folder.is_address(one) and not Path(one).exists()]
    if missing:
        raise UsageError(f"There is no {', '.join(missing)}. Check the path.")
    database = None if folder.is_address(options.out) else whole_file.database_beside(Path(options.out))
    if database:
        raise UsageError(f"{options.out} belongs to the database {database}. Choose another folder.")
    columns = adding.columns(options.map)
    if columns:
        adding.check_columns([Path(one) for one in options.inputs if not folder.is_address(one)], columns)
    with bar.documents() as shown:
        report = mapping.run(
            options.inputs,
            options.out,
            engine=engines.named(options.engine, scheduler=options.scheduler, part=bar.part(shown)),
            size=options.size,
            published=options.published,
            mapping=columns,
            progress=bar.follow(shown),
        )
    terminal.say(
        f"{number_of(report.documents, 'document')} in {number_of(report.shards, 'shard')}, "
        f"{report.made:,} of them made now, {number_of(len(report.problems), 'problem')}, "
        f"in {report.seconds:,.1f} s: {options.out}"
    )
    adding.print_problems(report.problems)
    return 0 if report.documents else 1


def merge(options: argparse.Namespace) -> int:
    """Put shards into a collection."""
    from dashboard.cli import bar
    from dashboard.shards import merging

    merging.listed(options.shards)  # before there is a collection without anything in it
    with commands.writing(options.collection) as collection, bar.documents() as shown:
        report = merging.run(options.shards, collection, progress=bar.follow(shown))
    return adding.tell(report, options)


def take_map_options(made: argparse.ArgumentParser) -> None:
    """Have the command take inputs, the folder of the shards, and who works on them."""
    made.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or archive, or its address")
    made.add_argument("--out", required=True, metavar="FOLDER", help="where the shards go; may be an address")
    made.add_argument("--engine", choices=["local", "dask"], default="local", help="default: local")
    made.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="Dask's, tcp://…; without one, workers are started here",
    )
    made.add_argument(
        "--size",
        type=given.count,
        metavar="NUMBER",
        default=SIZE,
        help=f"documents in a shard at most; default: {SIZE}",
    )
    made.add_argument(
        "--published", type=given.day, metavar="DAY", help="for documents that don't say it themselves"
    )
    adding.take_map(made)


def take_merge_options(made: argparse.ArgumentParser) -> None:
    """Have the command take the folder of the shards and the collection."""
    made.add_argument("shards", metavar="FOLDER", help="where `dateline map` wrote them; may be an address")
    made.add_argument("--collection", type=Path, default=DEFAULT, metavar="FILE", help=f"default: {DEFAULT}")
    adding.take_format(made)
