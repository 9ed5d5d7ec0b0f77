"""Find the shipped files: in the package (wheel) or beside it (repository, editable install)."""

from pathlib import Path

from dashboard.errors import ModelError

PACKAGE = Path(__file__).resolve().parent
REPOSITORY = PACKAGE.parent


def find(folder: str) -> Path:
    """Return the path of "data" or "pages", however Dateline is installed."""
    # The source tree comes first: in an editable install the package may contain an old `_data`.
    for path in (REPOSITORY / folder, PACKAGE / f"_{folder}"):
        if path.is_dir() and (path.parent != REPOSITORY or (REPOSITORY / "pyproject.toml").is_file()):
            return path
    raise ModelError(f"The folder '{folder}' is missing beside {PACKAGE}. Install dateline-explorer again.")


def data(*parts: str) -> Path:
    """Return the path of a file or folder under data/."""
    return find("data").joinpath(*parts)


def pages() -> Path:
    """Return the folder of the dashboard's pages."""
    return find("pages")
