"""The command that reads a collection again with this version, and its report, in words or as JSON."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.cli import commands, lines, terminal
from dashboard.cli.commands import number_of

# Libraries that take long to load are imported by the command that needs them, so `--help` answers at once.
if TYPE_CHECKING:
    from dashboard.refreshing import Refreshed

SHOWN_PROBLEMS = 20


def refresh(options: argparse.Namespace) -> int:
    """Read a collection again with this version of Dateline, and say what changed."""
    from dashboard import refreshing
    from dashboard.cli import bar

    with (
        commands.existing(options.collection, readonly=False) as collection,
        bar.documents() as shown,
    ):
        done = refreshing.refresh(
            collection,
            every=options.all,
            answers=not options.no_answers,
            progress=bar.follow(shown),
            part=bar.part(shown),
        )
    if options.format == "json":
        terminal.output([options.collection]).write(lines.line(row(done, options.collection)))
    else:
        for line in _said(done, options.collection):
            terminal.say(line)
    return 1 if done.problems else 0


def take_format(made: argparse.ArgumentParser) -> None:
    """Have the command take the form of its report."""
    made.add_argument(
        "--format", choices=["text", "json"], default="text", help="of the report; default: text"
    )


def row(done: "Refreshed", collection: Path) -> dict[str, Any]:
    """Return the report with the names that README lists."""
    return {
        "collection": str(collection),
        "read": done.read,
        "unchanged": done.read - done.changed,
        "changed": done.changed,
        **{name: asdict(one) for name, one in done.differences.items()},
        "recalled": done.recalled,
        "forgotten": done.forgotten,
        "unusable": done.unusable,
        "not_english": done.not_english,
        "problems": len(done.problems),
        "seconds": round(done.seconds, 3),
        "problem_list": [asdict(one) for one in done.problems],
    }


def _said(done: "Refreshed", collection: Path) -> Iterator[str]:
    if not done.read and not done.problems:
        yield (
            f"Every document of {collection} was read by this version; nothing is to be done. "
            "With --all they are read again."
        )
        return
    yield (
        f"Read {number_of(done.read, 'document')} again, {done.recalled:,} of them from kept answers, "
        f"in {done.seconds:,.1f} s: {collection}"
    )
    same = done.read - done.changed
    yield f"  {same:,} say the same as before and were not touched, {done.changed:,} changed"
    for name, one in done.differences.items():
        if one.more or one.fewer or one.otherwise:
            yield f"  {name}: {one.more:,} more, {one.fewer:,} fewer, {one.otherwise:,} read otherwise"
    if done.forgotten:
        yield f"  {done.forgotten:,} had no kept answers; the network read them"
    if done.unusable:
        yield (
            f"  {done.unusable:,} had answers of another network or text, or damaged ones; "
            "these were thrown away, and the network read them"
        )
    if done.not_english:
        yield f"  {done.not_english:,} not English: nothing was looked for"
    if done.problems:
        yield f"  {number_of(len(done.problems), 'document')} could not be read and stayed as before:"
    for problem in done.problems[:SHOWN_PROBLEMS]:
        yield f"  {problem.path}: {problem.what} {problem.cure}"
    if len(done.problems) > SHOWN_PROBLEMS:
        yield f"  and {len(done.problems) - SHOWN_PROBLEMS:,} more"
