"""The commands that show a collection in the browser: your own or the sample."""

import argparse
import errno
import ipaddress
import json
import os
import shlex
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import dashboard
from dashboard import whole_file
from dashboard.cli import adding, commands, terminal
from dashboard.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from dashboard.access.allowed import Allowed

HERE = "127.0.0.1"


def open_dashboard(options: argparse.Namespace) -> int:
    """Show a collection, or several, in the browser."""
    allowed = _allowed(options.collections[0], options.host, options.listen, options.password_file)
    files = _files(options.collections)
    # Says now, not on the page, what is wrong with them; a read-only collection is shown as it is.
    for file in files:
        if file.exists():
            commands.existing(file, readonly=True).close()
        else:
            commands.writing(file).close()
    return _serve(files, allowed, options.listen, options.port)


def _files(given: Sequence[Path]) -> list[Path]:
    """Return the collections that are given, each once, those of a folder in the order of their names."""
    found: list[Path] = []
    for path in given:
        found += _in_folder(path) if path.is_dir() else [path]
    missing = [path for path in found if not path.exists()]
    if missing and len(found) > 1:
        others = shlex.join(str(path) for path in found if path.exists())
        raise UsageError(
            f"There is no collection {missing[0]}. Several are opened only if all are there: "
            f"dateline open {others or 'FILE'}"
        )
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    """Return the collections in a folder; another program's database is passed over, and that is said."""
    found = []
    for path in sorted(folder.iterdir()):
        if not path.is_file() or not whole_file.is_sqlite(path):
            continue
        try:
            commands.existing(path, readonly=True).close()
        except DatelineError as error:
            terminal.note(f"Passed over: {error}")
        else:
            found.append(path)
    if not found:
        raise UsageError(
            f"There is no collection in the folder {folder}. To make one: dateline add FILES "
            f"--collection {folder / 'news.sqlite'}"
        )
    return found


def demo(options: argparse.Namespace) -> int:
    """Show the sample collection in the browser."""
    from dashboard import resources
    from dashboard.access.allowed import Allowed

    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    folder = Path(home) / "dateline"
    folder.mkdir(parents=True, exist_ok=True)
    sample = folder / f"sample-{dashboard.__version__}.sqlite"
    adding.add(
        argparse.Namespace(
            paths=[resources.data("sample")], collection=sample, published=None, map=[], format="text"
        )
    )
    return _serve([sample], Allowed(), HERE, options.port)


def _allowed(collection: Path, names: Sequence[str], listen: str, file: Path | None) -> "Allowed":
    """Return who may come in; a collection is never exposed to others by accident."""
    from dashboard.access import password
    from dashboard.access.allowed import Allowed, public_name

    try:
        address = ipaddress.ip_address(listen)
    except ValueError as error:
        raise UsageError(
            f"--listen takes an address of this machine, and {listen!r} is none: --listen 192.168.1.20, or "
            f"--listen 0.0.0.0 for all of them. A name goes to --host."
        ) from error
    known = tuple(public_name(name) for name in names)
    for name in known:
        if name.host in {"0.0.0.0", "[::]"}:
            raise UsageError(
                f"{name.host} is no name that a browser asks for. To listen on all addresses: dateline open "
                f"{collection} --listen {name.host.strip('[]')} --password-file FILE"
            )
    if not address.is_loopback and file is None:
        raise UsageError(
            f"--listen {listen} would open {collection} to everybody who reaches this machine. Write a "
            f"password into a file of your own (chmod 600 FILE), then: dateline open {collection} "
            f"--listen {listen} --password-file FILE"
        )
    return Allowed(names=known, password=None if file is None else password.read(file))


def _serve(files: Sequence[Path], allowed: "Allowed", listen: str, port: int) -> int:
    _probe(listen, port)
    at = {"0.0.0.0": HERE, "::": "[::1]"}.get(listen, f"[{listen}]" if ":" in listen else listen)
    shown = ", ".join(map(str, files))
    terminal.say(f"Dateline shows {shown} on http://{at}:{port}   (stop with Ctrl-C)")
    if listen not in {HERE, "::1"}:
        terminal.note(
            "Others on the network come in with the password. It and all they see goes there unencrypted: "
            "README.md, “Sharing on a network”, says how to encrypt it."
        )
    elif allowed.names and allowed.password is None:
        names = ", ".join(map(str, allowed.names))
        terminal.note(
            f"Whoever comes in as {names} sees and corrects the collection: let the proxy ask for a "
            "password, or give --password-file."
        )
    os.environ["DATELINE_COLLECTION"] = str(files[0].absolute())
    os.environ["DATELINE_COLLECTIONS"] = json.dumps([str(file.absolute()) for file in files])
    from dashboard import server

    server.serve(allowed, address=listen, port=port)
    return 0


def _probe(listen: str, port: int) -> None:
    """Say plainly if a port is taken; Streamlit would only say so in a log."""
    with socket.socket(socket.AF_INET6 if ":" in listen else socket.AF_INET) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((listen, port))
        except (OSError, OverflowError) as error:
            if isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL:
                raise UsageError(f"{listen} is no address of this machine. All of them: 0.0.0.0") from error
            raise DatelineError(
                f"Port {port} can't be used ({error}). Take another: --port {port + 1}"
            ) from error
