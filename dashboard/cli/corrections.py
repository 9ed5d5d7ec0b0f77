"""The commands for a collection's corrections: export them as plain text, import them, undo one."""

import argparse
import json
from pathlib import Path
from typing import BinaryIO

from dashboard import whole_file
from dashboard.cli import commands, terminal
from dashboard.errors import ReadError

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


def take_over(options: argparse.Namespace) -> int:
    """Add the corrections of a file to those of a collection."""
    from dashboard.identity import decision_lines

    with commands.existing(options.collection, readonly=False) as collection:
        new = collection.take_over(decision_lines.from_lines(_text(options.file).split("\n")))
    terminal.say(f"Imported {commands.number_of(new, 'new correction')}.")
    return 0


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
