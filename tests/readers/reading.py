"""What a small file written by hand gives."""

from pathlib import Path

from dashboard import readers
from dashboard.records import Document, Problem


def read(tmp_path: Path, content: str | bytes, name: str) -> tuple[list[Document], list[str]]:
    """Return the documents of a file, and what its problems say."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(readers.read_here(path))
    return (
        [item for item in items if isinstance(item, Document)],
        [item.what for item in items if isinstance(item, Problem)],
    )
