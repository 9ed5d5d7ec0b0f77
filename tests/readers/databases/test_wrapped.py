"""A bundle that a browser saved as a single file, or that lies in a mailbox, gives the same articles."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.records import Document

CASES = Path(__file__).parents[2] / "cases" / "readers"


def articles(path: Path) -> list[tuple[object, ...]]:
    found = [item for item in readers.read_here(path) if isinstance(item, Document)]
    return [(one.title, one.text, one.published, one.source, one.author, one.section) for one in found]


@pytest.mark.parametrize(
    "name", ["europresse.html", "europresse-older.html", "factiva.html", "nexis-french.html", "proquest.html"]
)
def test_a_page_in_a_single_file_gives_its_articles(name: str, tmp_path: Path) -> None:
    saved = EmailMessage()
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = "https://database.example/"
    saved["MIME-Version"] = "1.0"
    page = (CASES / name).read_bytes()
    saved.add_attachment(page, maintype="text", subtype="html")
    (tmp_path / "saved.mhtml").write_bytes(saved.as_bytes())
    assert articles(tmp_path / "saved.mhtml") == articles(CASES / name) != []


def test_a_mail_in_a_mailbox_gives_its_articles(tmp_path: Path) -> None:
    mail = (CASES / "proquest.eml").read_bytes()
    begins = b"From sender@proquest.example Tue Apr 26 10:00:00 2022\n"
    (tmp_path / "in.mbox").write_bytes(begins + mail + b"\n" + begins + mail)
    assert articles(tmp_path / "in.mbox") == 2 * articles(CASES / "proquest.eml") != []
    paths = [one.path for one in readers.read_here(tmp_path / "in.mbox") if isinstance(one, Document)]
    assert {path.rpartition("#")[2] for path in paths} == {"1", "2"}
