"""Word's, PowerPoint's and Outlook's old binary files (OLE), and locked ones: none of them is read."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import heartbeat
from dashboard.records import Document, Problem

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHUNK = 1 << 20
OUTLOOK = (
    "Open it in Outlook, and save it there as text (.txt, by Save As), or from another mail program as .eml."
)
# What the files inside are called, and what that means; the first counts.
INSIDE = {
    # A mail first: it may hold any of the others.
    **dict.fromkeys(
        ("__properties_version1.0", "__nameid_version1.0", "__recip_version1.0_#00000000"),
        ("a mail of Outlook (.msg)", OUTLOOK),
    ),
    "EncryptedPackage": ("locked with a password", "Save it without the password."),
    "WordDocument": ("a document of Word 97 to 2003", "Save it as DOCX."),
    "PowerPoint Document": ("a presentation", "Save its text as DOCX or .txt."),
}
SHEETS = ("Workbook", "Book")


def read(path: Path) -> Iterator[Document | Problem]:
    """Raise ReadError, which says what the file is and how to save it."""
    refuse_text(path)
    found = contents(path)
    for name, (what, cure) in INSIDE.items():
        if name in found:
            raise ReadError(f"This file is {what}.", cure=cure)
    raise ReadError("This is an old Office file of an unknown kind.", cure="Save it as DOCX or XLSX.")
    yield  # makes it a reader like the others


def refuse_text(path: Path) -> None:
    """Raise ReadError if a file is empty, or no Office file but text or a web page under such a name."""
    with path.open("rb") as file:
        head = file.read(CHUNK)
    if not head:
        raise ReadError("This file is empty.", cure="Check that it was saved completely.")
    if not head.startswith((MARK, b"PK")) and b"\0" not in head:
        what = "This is no Office file, but text under the name of one."
        raise ReadError(
            what, cure="Give it the ending that it should have: .html for a web page, .csv, .txt."
        )


def has_sheets(path: Path) -> bool:
    """Say whether a file is a workbook of Excel 97 to 2003 that isn't locked."""
    found = contents(path)
    return not found & INSIDE.keys() and bool(found & set(SHEETS))


def contents(path: Path) -> frozenset[str]:
    """Return which of the known names stand in the file's directory."""
    names = {name.encode("utf-16-le") + b"\0\0": name for name in (*INSIDE, *SHEETS)}
    longest = max(map(len, names))
    found: set[str] = set()
    before = b""
    with path.open("rb") as file:
        if not file.read(len(MARK)).startswith(MARK):
            return frozenset()
        while chunk := file.read(CHUNK):
            heartbeat.tell()
            found.update(name for word, name in names.items() if word in before + chunk)
            before = chunk[-longest:]
    return frozenset(found)
