"""The commands for a collection's corrections: export them as plain text, import them, undo one."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dashboard import whole_file
from dashboard.cli import commands, terminal
from dashboard.errors import ReadError

if TYPE_CHECKING:
    from dashboard.records import Decision

STREAM = Path("-")  # standard input, or output


def write_out(options: argparse.Namespace) -> int:
    """Write the corrections of a collection as lines of JSON."""
    from dashboard.identity import decision_lines
    from dashboard.store.collection import Collection

    made = Collection.decisions_of(options.collection)  # of any form, even a newer Dateline's
    lines = [f"{line}\n".encode() for line in decision_lines.to_lines(made)]
    commands.put_out(
        lambda stream: stream.writelines(lines),
        None if options.file == STREAM else options.file,
        inputs=[options.collection],
        is_earlier=lambda file: is_list(file.readline(whole_file.LONGEST_LINE)),
        force=options.force,
    )
    return 0


def is_list(line: bytes) -> bool:
    """Say whether a file that begins with this line is a list of corrections."""
    try:
        row = json.loads(line)
    except ValueError:
        return False
    return isinstance(row, dict) and {"act", "target", "value", "undone"} <= row.keys()


def take_import_options(into: argparse.ArgumentParser) -> None:
    """Add the options of `decisions import`."""
    into.add_argument("file", nargs="?", type=Path, default=STREAM, help="default: -, standard input")
    way = into.add_mutually_exclusive_group()
    way.add_argument("--ours", action="store_true", help="where both can't hold, keep the collection's own")
    way.add_argument("--theirs", action="store_true", help="where both can't hold, take the file's")


def take_over(options: argparse.Namespace) -> int:
    """Add the corrections of a file to those of a collection.

    Where two can't both hold, both are told and nothing is changed, unless --ours or --theirs says which.
    """
    from dashboard.identity import decision_lines, differing
    from dashboard.store.writing import joined_lists

    with commands.existing(options.collection, readonly=False) as collection:
        theirs = decision_lines.from_lines(_text(options.file).split("\n"))
        found = differing.compare(collection.decisions(), theirs)
        if found.clashes and not (options.ours or options.theirs):
            for clash in found.clashes:
                terminal.say(f"{clash.ours.target}: here {_told(clash.ours)}; there {_told(clash.theirs)}")
            many = commands.number_of(len(found.clashes), "correction")
            terminal.say(f"Imported nothing: {many} can't hold beside the collection's own. "
                         "Say which holds: --ours or --theirs.")  # fmt: skip
            return 1
        joined = joined_lists.decided(found, [options.theirs] * len(found.clashes))
        new = len(collection.join_lists(joined).added)
    terminal.say(f"Imported {commands.number_of(new, 'new correction')}.")
    return 0


def _told(decision: "Decision") -> str:
    """Say what a decision does, who made it and when."""
    value = f" {decision.value!r}" if decision.value else ""
    who = " ".join(part for part in (decision.by, decision.when[:16].replace("T", " ")) if part)
    return f"{'taken back: ' if decision.undone else ''}{decision.act}{value} ({who})"


def undo(options: argparse.Namespace) -> int:
    """Take one correction back."""
    with commands.existing(options.collection, readonly=False) as collection:
        collection.undo(options.number)
    terminal.say(f"Undid decision {options.number}.")
    return 0


def _text(path: Path) -> str:
    stream: BinaryIO = terminal.input_bytes() if path == STREAM else path.open("rb")
    with stream:
        try:
            return stream.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ReadError(f"{path} is not UTF-8.", cure="Save it as UTF-8.") from error
