"""The tables of a collection: numbered SQL files, read in order."""

from functools import cache
from pathlib import Path


@cache
def script() -> str:
    """Return the statements that create an empty collection."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.sql")))
