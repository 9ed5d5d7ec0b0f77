"""The command line: parses words, calls one function, prints."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import dashboard
from dashboard.cli import commands, lines, scoring, serving
from dashboard.errors import DatelineError
from dashboard.filters import KINDS, MATCHES, SAYINGS
from dashboard.gold import GOLD_FORMS

DEFAULT = Path("dateline.sqlite")
FORMS = ("csv", "jsonl")


def main(words: Sequence[str]) -> int:
    """Run one command; 0 = done, 1 = done in part, 2 = not done."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except BrokenPipeError:
        # Whoever read our output has enough (`| head`); Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        print("dateline: stopped; what was added stays.", file=sys.stderr)
        return 130
    except (DatelineError, OSError, UnicodeError, ImportError) as error:
        print(f"dateline: {_says(error)}", file=sys.stderr)
        return 2


def _says(error: Exception) -> str:
    """Return an error in one line."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}."
    return " ".join(str(error).split())


def parser() -> argparse.ArgumentParser:
    """Return the words that are understood."""
    top = argparse.ArgumentParser(prog="dateline", description=dashboard.__doc__, allow_abbrev=False)
    top.add_argument("--version", action="version", version=f"dateline {dashboard.__version__}")
    among = top.add_subparsers(required=True, dest="command")
    for one in (_add, _open, _demo, _extract, _export, _remove, _decisions, _score):
        one(among)
    return top


def _command(among: Any, run: Callable[[argparse.Namespace], int], name: str) -> argparse.ArgumentParser:
    """Make a command whose help is the first line of its function."""
    says = (run.__doc__ or "").splitlines()[0]
    made: argparse.ArgumentParser = among.add_parser(name, help=says, description=says, allow_abbrev=False)
    made.set_defaults(run=run)
    return made


def _add(among: Any) -> None:
    made = _command(among, commands.add, "add")
    made.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or archive")
    made.add_argument(
        "--published", type=_day, metavar="DAY", help="for documents that don't say it themselves"
    )
    _takes_collection(made)


def _open(among: Any) -> None:
    made = _command(among, serving.open_dashboard, "open")
    made.add_argument("collection", nargs="?", type=Path, default=DEFAULT, help=f"default: {DEFAULT}")
    made.add_argument("--port", type=int, default=8501, help="default: 8501")


def _demo(among: Any) -> None:
    made = _command(among, serving.demo, "demo")
    made.add_argument("--port", type=int, default=8501, help="default: 8501")


def _extract(among: Any) -> None:
    made = _command(among, lines.extract, "extract")
    made.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="default: JSON lines from standard input"
    )
    made.add_argument("--format", choices=["jsonl"], default="jsonl", help="of the output; default: jsonl")


def _export(among: Any) -> None:
    made = _command(among, commands.export, "export")
    made.add_argument("collection", type=Path)
    made.add_argument("table", choices=commands.TABLES)
    for name, says in (("person", "a canonical name"), ("place", "a place's name"), ("source", "an outlet")):
        made.add_argument(
            f"--{name}", action="append", default=[], help=f"{says}; may be given more than once"
        )
    made.add_argument(
        "--match", choices=MATCHES, default="any", help="whether a document names any or all of them"
    )
    made.add_argument("--kind", action="append", default=[], choices=KINDS)
    made.add_argument("--saying", action="append", default=[], choices=SAYINGS, help="what became of it")
    made.add_argument("--from", dest="first", type=_day, metavar="DAY")
    made.add_argument("--to", dest="last", type=_day, metavar="DAY")
    made.add_argument(
        "--axis", choices=["published", "mentioned"], default="published", help="what the days mean"
    )
    made.add_argument("--text", default="", help="words to be found")
    made.add_argument("--format", choices=FORMS, default="csv")
    made.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")


def _remove(among: Any) -> None:
    made = _command(among, commands.remove, "remove")
    made.add_argument(
        "documents", nargs="+", metavar="DOCUMENT", help="a document_id, as `export … documents` lists"
    )
    _takes_collection(made)


def _decisions(among: Any) -> None:
    made = _command(among, commands.decisions, "decisions")
    made.add_argument("act", choices=["export", "import", "undo"])
    made.add_argument(
        "what", nargs="?", default="-", metavar="FILE|NUMBER", help="a file, or the decision to undo"
    )
    _takes_collection(made)


def _score(among: Any) -> None:
    made = _command(among, scoring.score, "score")
    made.add_argument("gold", type=Path, help=f"annotated documents: {', '.join(GOLD_FORMS)}, or a folder")
    made.add_argument(
        "system",
        type=Path,
        nargs="?",
        help="what is to be scored, in one of these forms; - is standard input",
    )
    made.add_argument(
        "--table", action="append", default=[], choices=scoring.TABLES, help="default: all that both have"
    )
    made.add_argument("--format", choices=["text", "json"], default="text", help="default: text")
    made.add_argument(
        "--texts",
        type=Path,
        metavar="FILE",
        help="write the texts of GOLD for `dateline extract`; - is standard output",
    )


def _takes_collection(made: argparse.ArgumentParser) -> None:
    made.add_argument("--collection", type=Path, default=DEFAULT, metavar="FILE", help=f"default: {DEFAULT}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2022-04-26") from error
