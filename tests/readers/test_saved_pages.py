"""A page saved "complete" is one article: the folder beside it, of frames and pictures, is passed over."""

import zipfile
from pathlib import Path

import pytest

from dashboard import readers
from dashboard.records import Document

PAGE = (
    "<html><head><title>Talks go on</title></head><body><article><p>The mayor said on Monday that the talks"
    " on the dam would go on until there was a result, whatever it took them all.</p></article></body></html>"
)
FRAME = PAGE.replace("Talks go on", "Advertisement")


def outcome(path: Path) -> list[str]:
    """Return the ids of documents, and what is wrong."""
    return [item.id if isinstance(item, Document) else item.what for item in readers.read_here(path)]


def saved(folder: Path, names: dict[str, str]) -> Path:
    for name, content in names.items():
        path = folder / "saved" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder / "saved"


def packed(folder: Path, names: dict[str, str]) -> Path:
    path = folder / "saved.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return path


BESIDE = [
    ("Talks.html", "Talks_files"),
    ("Talks.htm", "Talks_files"),
    ("Talks go on - Courier.html", "Talks go on - Courier_files"),
    ("Talks.html", "Talks-Dateien"),
    ("Talks.htm", "Talks-filer"),
    ("Talks.html", "Talks_fichiers"),
    ("Talks.html", "Talks_archivos"),
    ("Talks.html", "Talks_bestanden"),
    ("Talks.htm", "Talks.files"),
    ("Talks.HTML", "talks_FILES"),
    ("mon/Talks.html", "mon/Talks_files"),
    ("a.b (2).html", "a.b (2)_files"),
]


@pytest.mark.parametrize(("page", "beside"), BESIDE)
def test_the_folder_of_a_saved_page_is_passed_over(page: str, beside: str, tmp_path: Path) -> None:
    assets = {f"{beside}/ad.html": FRAME, f"{beside}/a.css": "x", f"{beside}/deep/logo.svg": "<svg/>"}
    assert outcome(saved(tmp_path, {page: PAGE, **assets})) == [page]
    assert outcome(packed(tmp_path, {page: PAGE, **assets})) == [f"saved.zip/{page}"]
    assert outcome(packed(tmp_path, {**assets, page: PAGE})) == [f"saved.zip/{page}"]


@pytest.mark.parametrize(
    ("page", "beside"),
    [
        ("Votes.html", "Talks_files"),
        ("mon/Talks.html", "Talks_files"),
        ("Talks.txt", "Talks_files"),
        ("Talks.html", "Talks"),
        ("Talks.html", "Talks_old"),
        ("Talks.html", "Talks files"),
        (".html", "_files"),
    ],
)
def test_any_other_folder_is_read(page: str, beside: str, tmp_path: Path) -> None:
    names = {page: PAGE, f"{beside}/ad.html": FRAME}
    assert f"{beside}/ad.html" in outcome(saved(tmp_path, names))
    assert f"saved.zip/{beside}/ad.html" in outcome(packed(tmp_path, names))


def test_a_folder_of_frames_given_alone_is_read(tmp_path: Path) -> None:
    folder = saved(tmp_path, {"Talks.html": PAGE, "Talks_files/ad.html": FRAME})
    assert outcome(folder / "Talks_files") == ["ad.html"]
