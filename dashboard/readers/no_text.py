"""What a file is that is no text at all (file signatures): told by how it begins, whatever its name is."""

import re

from dashboard.errors import ReadError

# How such files begin, and what people call them.
BEGINNINGS = tuple(
    (re.compile(beginning, re.DOTALL), what)
    for beginning, what in (
        (rb"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (rb"\xff\xd8\xff", "a picture (JPEG)"),
        (rb"GIF8[79]a", "a picture (GIF)"),
        (rb"RIFF....WEBP", "a picture (WebP)"),
        (rb"II\*\0|MM\0\*", "a picture (TIFF)"),
        (rb"BM.{4}\0{4}", "a picture (BMP)"),
        (rb"....ftyp(?:hei|mif1|avif)", "a picture (HEIF)"),
        (rb"....ftypM4A", "a sound recording (M4A)"),
        (rb"....ftyp", "a film (MP4)"),
        (rb"\x1aE\xdf\xa3", "a film (Matroska)"),
        (rb"RIFF....AVI ", "a film (AVI)"),
        (rb"ID3[\x02-\x04]|\xff[\xf2\xf3\xfa\xfb][\x10-\xef]", "a sound recording (MP3)"),
        (rb"RIFF....WAVE", "a sound recording (WAV)"),
        (rb"OggS\0", "a sound recording (Ogg)"),
        (rb"fLaC\0", "a sound recording (FLAC)"),
        (rb"PK(?:\x03\x04|\x05\x06)", "an archive (ZIP)"),
        (rb"Rar!\x1a\x07", "an archive (RAR)"),
        (rb"7z\xbc\xaf'\x1c", "an archive (7z)"),
        (rb"BZh[1-9]1AY&SY", "an archive (bzip2)"),
        (rb"\xfd7zXZ\0", "an archive (xz)"),
        (rb"\x28\xb5\x2f\xfd", "an archive (Zstandard)"),
        (rb"SQLite format 3\0", "a database (SQLite)"),
        (rb"PAR1[\x15\x00]", "a table (Parquet)"),
        (rb"bplist0\d", "a list of macOS's settings (plist)"),
        (rb"\x7fELF|MZ.{0,60}\0\0", "a program"),
    )
)
CURES = {
    "a picture": "Run it through a program that recognises text (OCR), and add that text.",
    "a sound recording": "Add a transcript of it, as text.",
    "a film": "Add a transcript of it, as text.",
    "an archive": "Unpack it, and add the files in it; a ZIP can be added itself, with the ending .zip.",
    "a database": "Export the table of the articles as CSV, and add that.",
    "a table": "Save it as CSV, and add that.",
}
EMPTY = b"\0 \t\r\n"
# Control characters that no text has, other than those that end a line or a page, or switch its letters.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
# Bytes drawn at random have 10 % of them; our texts and those of shared/files none.
MOST_CONTROL, LEAST_CONTROL = 0.05, 30
SAVE = "Save the article's text as a .txt file, and add that."
# -----BEGIN PGP MESSAGE----- · a text that is only signed can be read
LOCKED = re.compile(rb"\s*-----BEGIN (?:PGP MESSAGE|PKCS7|CMS)-----")


def refuse(head: bytes) -> None:
    """Raise ReadError, with what it is, if what begins like this is no text in any encoding of single bytes.

    Text in UTF-16 and UTF-32 is not for this: half of its bytes are zero.
    """
    for beginning, what in BEGINNINGS:
        if beginning.match(head):
            cure = CURES.get(what.partition(" (")[0], SAVE)
            raise ReadError(f"This is {what}, not text.", cure=cure)
    if LOCKED.match(head):
        what = "This text is encrypted."
        raise ReadError(what, cure="Open it with the program that can read it, and save its text.")
    if b"\0" in head and not head.strip(EMPTY):
        what = "This file holds nothing but zero bytes: it was not saved or copied completely."
        raise ReadError(what, cure="Copy or download it again.")
    controls = len(CONTROL.findall(head))
    if controls >= LEAST_CONTROL and controls > MOST_CONTROL * len(head):
        raise ReadError("This is no text: its bytes stand for something else.", cure=SAVE)
