"""The command line: parses words, calls one function, prints."""

import argparse
import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dashboard
from dashboard.cli import (
    adding,
    asking,
    checking,
    commands,
    completing,
    corrections,
    exporting,
    given,
    grammar,
    lines,
    refreshing,
    report,
    scoring,
    serving,
    sharding,
    terminal,
)
from dashboard.cli.grammar import DEFAULT
from dashboard.errors import DatelineError, FilterError, UsageError

LISTED = ("text", "csv", "jsonl")  # forms of the list of imports
CURES = {
    errno.ENOENT: "Check the path.",
    errno.ENOTDIR: "Check the path.",
    errno.EISDIR: "Give a file, not a folder.",
    errno.EACCES: "Check its rights and those of its folder, or choose another place.",
    errno.EPERM: "Check its rights and those of its folder, or choose another place.",
    errno.EROFS: "Choose a place that can be written.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ENOSPC: "Make room on its disk, then run it again.",
    errno.EFBIG: "Choose a disk that takes larger files.",
}
# What is left of a command that was stopped.
STOPPED = {
    **dict.fromkeys(("add", "refresh", "map", "merge"), "what was added stays"),
    **dict.fromkeys(("export", "report", "score"), "no half file is left"),
}
OTHER_CURE = "Check the disk, then run it again."


def main(words: Sequence[str]) -> int:
    """Run one command; 0 = done, 1 = failed, 2 = wrong usage, 3 or 4 = `check` found something."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parsed(words)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        with _ended_in_order():
            status = run(options)
            sys.stdout.flush()
            return status
    except BrokenPipeError:
        _forget_output()
        return 0  # the reader of our output has had enough (`| head`)
    except KeyboardInterrupt as end:
        terminal.complain(f"stopped; {STOPPED.get(options.command, 'nothing was changed')}.")
        return 128 + (end.args[0] if end.args else signal.SIGINT)
    except (DatelineError, OSError, UnicodeError, ImportError) as error:
        if isinstance(error, OSError) and error.filename is None:
            _forget_output()
        terminal.complain(_says(error))
        return 2 if _is_mistyped(error, words) else 1


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Treat SIGTERM like Ctrl-C: work in progress is undone, and nothing is left lying about."""

    def end(number: int, _: Any) -> None:
        signal.signal(number, signal.SIG_IGN)  # a second one must not interrupt the clean-up
        raise KeyboardInterrupt(number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _forget_output() -> None:
    """Drop output that nobody reads: Python would complain about it once more on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _says(error: Exception) -> str:
    """Return an error in one line: what is wrong, the value and the cure."""
    text = str(error)
    if isinstance(error, OSError) and error.strerror:
        name = "The output" if error.filename is None else error.filename
        text = f"{name}: {error.strerror}. {CURES.get(error.errno or 0, OTHER_CURE)}"
    return " ".join(text.split())


def _is_mistyped(error: Exception, words: Sequence[str]) -> bool:
    """Say whether the cure is to type something else, rather than to fix a file or a disk."""
    if isinstance(error, FileNotFoundError):
        return str(error.filename) in words
    return isinstance(error, UsageError | FilterError)


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words mean, or exit with status 2 and the line to type instead."""
    understood = parser()
    if right := grammar.mended(words):
        understood.error(right)
    return understood.parse_args(words)


def parser() -> argparse.ArgumentParser:
    """Return the parser for all commands."""
    top = grammar.Parser(prog="dateline", description=dashboard.__doc__, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"dateline {dashboard.__version__}")
    among = top.add_subparsers(required=True, dest="command")
    for one in (
        _add, _refresh, _open, _demo, _extract, _ask, _export, _report, _check, _imports, _remove, _decisions,
        _score, _map, _merge, _completion,
    ):  # fmt: skip
        one(among)
    return top


def _command(among: Any, run: Callable[[argparse.Namespace], int], name: str) -> argparse.ArgumentParser:
    """Make a command whose help is the first line of its function's docstring."""
    says = (run.__doc__ or "").splitlines()[0]
    made: argparse.ArgumentParser = among.add_parser(name, help=says, description=says, allow_abbrev=False)
    made.set_defaults(run=run)
    return made


def _add(among: Any) -> None:
    made = _command(among, adding.add, "add")
    made.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or archive")
    made.add_argument(
        "--published", type=given.day, metavar="DAY", help="for documents that don't say it themselves"
    )
    adding.take_options(made)
    made.add_argument("--collection", type=Path, default=DEFAULT, metavar="FILE", help=f"default: {DEFAULT}")


def _refresh(among: Any) -> None:
    made = _command(among, refreshing.refresh, "refresh")
    made.add_argument("collection", type=Path)
    made.add_argument("--all", action="store_true", help="also documents that this version read")
    made.add_argument(
        "--no-answers", action="store_true", help="throw the network's kept answers away, and keep none"
    )
    refreshing.take_format(made)


def _open(among: Any) -> None:
    made = _command(among, serving.open_dashboard, "open")
    made.add_argument(
        "collections", nargs="*", type=Path, default=[DEFAULT], metavar="collection",
        help=f"one or several, or a folder of them; default: {DEFAULT}",
    )  # fmt: skip
    made.add_argument("--port", type=int, default=8501, help="default: 8501")
    made.add_argument(
        "--host",
        action="append",
        default=[],
        metavar="NAME",
        help="a further name under which browsers ask for it, such as a proxy's; may be given more than once",
    )
    made.add_argument(
        "--listen",
        default=serving.HERE,
        metavar="ADDRESS",
        help="an address of this machine that others can reach, 0.0.0.0 for all; needs --password-file",
    )
    made.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password that the dashboard asks for"
    )


def _demo(among: Any) -> None:
    made = _command(among, serving.demo, "demo")
    made.add_argument("--port", type=int, default=8501, help="default: 8501")


def _extract(among: Any) -> None:
    made = _command(among, lines.extract, "extract")
    made.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="default: JSON lines from standard input"
    )
    made.add_argument("--format", choices=["jsonl"], default="jsonl", help="of the output; default: jsonl")


def _ask(among: Any) -> None:
    made = _command(among, asking.ask, "ask")
    asking.take_options(made)
    _takes_force(made)


def _export(among: Any) -> None:
    made = _command(among, exporting.export, "export")
    exporting.take_options(made)
    _takes_force(made)


def _check(among: Any) -> None:
    checking.take_options(_command(among, checking.check, "check"))


def _report(among: Any) -> None:
    made = _command(among, report.report, "report")
    report.take_options(made)
    _takes_force(made)


def _imports(among: Any) -> None:
    made = _command(among, commands.imports, "imports")
    made.add_argument("collection", type=Path)
    made.add_argument("--format", choices=LISTED, default="text", help="default: text")


def _remove(among: Any) -> None:
    made = _command(among, commands.remove, "remove")
    made.add_argument("collection", type=Path)
    made.add_argument(
        "documents",
        nargs="*",
        type=given.words,
        metavar="DOCUMENT",
        help="a document_id, as `export … documents` lists",
    )
    made.add_argument(
        "--import",
        dest="number",
        type=given.number,
        metavar="NUMBER",
        help="all that an import brought, as `dateline imports` numbers them; texts it replaced come back",
    )
    made.add_argument(
        "--erase",
        action="store_true",
        help="leave no trace in the file: its corrections, earlier texts and free pages go too",
    )


def _decisions(among: Any) -> None:
    says = "Export or import the corrections of a collection, or undo one."
    made = among.add_parser("decisions", help=says, description=says, allow_abbrev=False)
    made.add_argument("collection", type=Path)
    acts = made.add_subparsers(required=True, dest="act", metavar="{export,import,undo}")
    out = _command(acts, corrections.write_out, "export")
    out.add_argument(
        "file", nargs="?", type=Path, default=corrections.STREAM, help="default: -, standard output"
    )
    _takes_force(out)
    corrections.take_import_options(_command(acts, corrections.take_over, "import"))
    undo = _command(acts, corrections.undo, "undo")
    undo.add_argument("number", type=given.number, help="as the page Corrections numbers them")


def _score(among: Any) -> None:
    made = _command(among, scoring.score, "score")
    scoring.take_options(made)
    _takes_force(made)


def _map(among: Any) -> None:
    sharding.take_map_options(_command(among, sharding.map_shards, "map"))


def _merge(among: Any) -> None:
    sharding.take_merge_options(_command(among, sharding.merge, "merge"))


def _completion(among: Any) -> None:
    completing.take_options(_command(among, completing.completion, "completion"), parser)


def _takes_force(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--force", action="store_true", help="replace a file of another kind; never a collection or an input"
    )
