"""The tables of a collection: numbered files of SQL, read in their order."""

from functools import cache
from pathlib import Path


@cache
def script() -> str:
    """Return the statements that make an empty collection."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.sql")))
