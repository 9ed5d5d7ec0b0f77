"""The commands that show a collection in the browser: serve one, or the sample."""

import argparse
import os
import socket
from pathlib import Path

import dashboard
from dashboard.cli import commands, terminal
from dashboard.errors import DatelineError


def open_dashboard(options: argparse.Namespace) -> int:
    """Show a collection in the browser."""
    commands.writing(options.collection).close()  # says now, not on the page, what is wrong with it
    return _serve(options.collection, options.port)


def demo(options: argparse.Namespace) -> int:
    """Show the sample collection in the browser."""
    from dashboard import resources

    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    folder = Path(home) / "dateline"
    folder.mkdir(parents=True, exist_ok=True)
    sample = folder / f"sample-{dashboard.__version__}.sqlite"
    commands.add(argparse.Namespace(paths=[resources.data("sample")], collection=sample, published=None))
    return _serve(sample, options.port)


def _serve(collection: Path, port: int) -> int:
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise DatelineError(
                f"Port {port} can't be used ({error}). Take another: --port {port + 1}"
            ) from error
    terminal.say(f"Dateline shows {collection} on http://127.0.0.1:{port}   (stop with Ctrl-C)")
    os.environ["DATELINE_COLLECTION"] = str(collection.absolute())
    from dashboard import server
    from dashboard.door.house import House

    server.serve(House(), address="127.0.0.1", port=port)
    return 0
