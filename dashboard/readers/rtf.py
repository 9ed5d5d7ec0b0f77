"""Rich Text Format (.rtf, also named .doc): control words, groups and bytes of a code page, in one pass.

Our own reader: striprtf leaves footnotes out, keeps hidden and deleted text, and takes time quadratic in
the number of fields.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import heartbeat, several
from dashboard.readers.flow import Flow
from dashboard.records import Item, Problem

MARK = b"{\\rtf"
MOST_BYTES = 200_000_000  # of the file, most of it pictures
DEEPEST = 1_000
BETWEEN_SIGNS = 200_000  # tokens
# \par · \u8220 · \'e9 · \~ · { · } · words; a line end means nothing
TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+|\\)"
)
# What is in these groups is no text of the article. {\*\…} is left out too, if it isn't known.
LEFT_OUT = frozenset(
    "annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart author bkmkend"
    " bkmkstart category colortbl comment company creatim datastore doccomm fldinst fldtype fontemb fonttbl"
    " footer footerf footerl footerr ftncn ftnsep ftnsepc generator header headerf headerl headerr hlinkbase"
    " info keywords latentstyles listtable listoverridetable listtext manager nonesttables object objdata"
    " operator pict pgptbl pntext printim revtbl revtim rsidtbl rxe shprslt sn stylesheet subject sv tc"
    " template themedata title txe userprops xe xmlnstbl".split()
)
KNOWN = frozenset({"shpinst", "shptxt", "footnote", "shppict"})
SIGNS = {
    "line": "\n", "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
ESCAPED = {b"~": " ", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"-": "", b":": "", b"*": ""}
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
MAIN, FOOTNOTE = "", "footnote"
WHOLE = "Save it again as RTF or DOCX, or its text as a .txt file."


@dataclass(frozen=True, slots=True)
class Group:
    """What holds inside a pair of braces: where its text goes, and how it is written."""

    into: str | None = MAIN  # a property's name, "footnote"; None = it is left out
    skip: int = 1  # bytes that stand after \u8220 for readers without Unicode
    charset: str = ""
    is_hidden: bool = False
    is_deleted: bool = False


@dataclass(slots=True)
class Reading:
    """An RTF file that is being read."""

    flow: Flow = field(default_factory=Flow)
    properties: dict[str, str] = field(default_factory=dict)
    charset: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0  # the one whose charset is being read in the table of fonts
    group: Group = field(default_factory=Group)
    around: list[Group] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)  # bytes of characters that may need two
    to_skip: int = 0
    is_starred: bool = False
    is_in_table: bool = False
    is_heading: bool = False
    footnotes: Flow = field(default_factory=Flow)
    surrogate: int = 0


def read(path: Path) -> Iterator[Item]:
    """Yield the file's articles, mostly one; raise ReadError if it isn't RTF or has no text."""
    reading = _whole(path)
    yield from several.read(_paragraphs(reading), flow=reading.flow, properties=reading.properties)
    if reading.around:
        yield Problem("", "This file is cut short: what comes after the last paragraph is missing.", WHOLE)


def begins(head: bytes) -> bool:
    """Say whether a file that begins like this is RTF."""
    return head.lstrip().startswith(MARK)


def paragraphs(path: Path) -> list[str]:
    """Return the file's paragraphs, footnotes last; raise ReadError if it isn't RTF."""
    return _paragraphs(_whole(path))


def _paragraphs(reading: Reading) -> list[str]:
    return reading.flow.finish() + reading.footnotes.finish()


def _whole(path: Path) -> Reading:
    size = path.stat().st_size
    if size > MOST_BYTES:
        what = f"This file has {size / 1e6:.0f} MB; an RTF file may have {MOST_BYTES / 1e6:.0f} MB."
        raise ReadError(what, cure="Save it without its pictures.")
    content = path.read_bytes()
    if not begins(content):
        raise ReadError("This is not an RTF file.", cure=WHOLE)
    reading = Reading()
    at, number = 0, 0
    while found := TOKEN.match(content, at):
        at = found.end()
        number += 1
        if number % BETWEEN_SIGNS == 0:
            heartbeat.tell()
        if found["word"] == b"bin":
            at += max(0, int(found["number"] or 0))
        elif _take(reading, found):
            break
    _flush(reading)
    return reading


def _take(reading: Reading, found: "re.Match[bytes]") -> bool:
    """Take a token; return True if it ends the document."""
    if found["text"]:
        _write_bytes(reading, found["text"])
        return False
    if found["hex"]:
        _write_bytes(reading, bytes.fromhex(found["hex"].decode("ascii")))
        return False
    if not (found["brace"] or found["word"] or found["sign"]):
        return False
    _flush(reading)
    if found["brace"] == b"{":
        if len(reading.around) >= DEEPEST:
            raise ReadError(f"This file has groups nested more than {DEEPEST} deep.", cure=WHOLE)
        reading.around.append(reading.group)
        reading.is_starred = False
        reading.to_skip = 0
    elif found["brace"]:
        reading.to_skip = 0
        if reading.group.into == FOOTNOTE and reading.around and reading.around[-1].into != FOOTNOTE:
            reading.footnotes.end()
        if reading.around:
            reading.group = reading.around.pop()
        return not reading.around
    elif found["sign"]:
        _take_sign(reading, found["sign"])
    else:
        number = int(found["number"]) if found["number"] else None
        _take_word(reading, found["word"].decode("ascii"), number)
    return False


def _take_sign(reading: Reading, sign: bytes) -> None:
    if sign == b"*":
        reading.is_starred = True
    elif sign in b"\r\n":
        _end_paragraph(reading)
    elif reading.to_skip:
        reading.to_skip -= 1
    else:
        _write(reading, ESCAPED.get(sign, ""))


def _take_word(reading: Reading, word: str, number: int | None) -> None:
    is_starred, reading.is_starred = reading.is_starred, False
    group = reading.group
    if (is_starred and word not in KNOWN) or word in LEFT_OUT:
        is_property = word in ("title", "author") and not is_starred
        reading.group = replace(group, into=word if is_property and group.into in (None, word) else None)
        _take_table_word(reading, word, number)
    elif word == "footnote" and group.into == MAIN:
        reading.group = replace(group, into=FOOTNOTE)
    elif word == "u":
        _write_unicode(reading, number or 0)
        reading.to_skip = group.skip
    elif word in SIGNS:
        _write(reading, SIGNS[word])
    elif action := ACTIONS.get(word):
        action(reading, number)
    else:
        _take_table_word(reading, word, number)


def _take_table_word(reading: Reading, word: str, number: int | None) -> None:
    """Take what the tables of fonts and styles say, and what sets the form of characters."""
    group = reading.group
    if word == "ansicpg":
        reading.charset = _known(f"cp{number}") or reading.charset
    elif word == "mac":
        reading.charset = "mac_roman"
    elif word == "f":
        reading.font = number or 0
        reading.group = replace(group, charset=reading.fonts.get(number or 0, ""))
    elif word == "fcharset" and group.into is None:
        reading.fonts[reading.font] = _known(CHARSETS.get(number or 0, "")) if number else ""
    elif word == "v":
        reading.group = replace(group, is_hidden=number != 0)
    elif word == "deleted":
        reading.group = replace(group, is_deleted=number != 0)
    elif word == "plain":
        reading.group = replace(group, is_hidden=False, is_deleted=False, charset="")
    elif word == "pard":
        reading.is_in_table = reading.is_heading = False
    elif word == "intbl":
        reading.is_in_table = True
    elif word == "outlinelevel":
        reading.is_heading = group.into == MAIN and number == 0
    elif word == "uc":
        reading.group = replace(group, skip=min(max(number or 0, 0), 10))


def _known(charset: str) -> str:
    if charset == "cp65001":
        return "utf-8"
    try:
        codecs.lookup(charset or "ascii")
    except LookupError:
        return ""
    return charset


def _write_bytes(reading: Reading, written: bytes) -> None:
    if reading.to_skip:
        skipped = min(reading.to_skip, len(written))
        reading.to_skip -= skipped
        written = written[skipped:]
    if reading.group.into is not None and written:
        reading.pending += written


def _flush(reading: Reading) -> None:
    """Write the bytes that are waiting, in the code page of their font."""
    if reading.pending:
        written = bytes(reading.pending)
        reading.pending.clear()
        _write(reading, written.decode(reading.group.charset or reading.charset, "replace"))


def _write_unicode(reading: Reading, number: int) -> None:
    """Write a character given by its number; two halves of one beyond U+FFFF come one after the other."""
    code = number % 0x10000 if number < 0x10000 else number
    high, reading.surrogate = reading.surrogate, 0
    if 0xD800 <= code < 0xDC00:
        reading.surrogate = code
    elif 0xDC00 <= code < 0xE000:
        _write(reading, chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd")
    else:
        _write(reading, chr(code) if 0 < code < 0x110000 else "")


def _write(reading: Reading, words: str) -> None:
    group = reading.group
    if group.into is None or group.is_hidden or group.is_deleted or not words:
        return
    if group.into in (MAIN, FOOTNOTE):
        (reading.footnotes if group.into else reading.flow).write(words)
    else:
        reading.properties[group.into] = (reading.properties.get(group.into, "") + words)[:1_000]


def _end_paragraph(reading: Reading, number: int | None = None) -> None:
    into = reading.group.into
    if into == FOOTNOTE:
        reading.footnotes.end()
    elif into == MAIN:
        if reading.is_in_table and not reading.flow.is_in_row():
            reading.flow.begin_row(with_open=True)
        reading.flow.end(is_heading=reading.is_heading)


def _end_cell(reading: Reading, number: int | None = None) -> None:
    if reading.group.into == MAIN:
        if not reading.flow.is_in_row():
            reading.flow.begin_row(with_open=True)
        reading.flow.end_cell()


def _end_row(reading: Reading, number: int | None = None) -> None:
    if reading.group.into == MAIN:
        reading.flow.end_row()


ACTIONS: dict[str, Callable[[Reading, int | None], None]] = {
    "par": _end_paragraph,
    "sect": _end_paragraph,
    "page": _end_paragraph,
    "cell": _end_cell,
    "nestcell": _end_cell,
    "row": _end_row,
    "nestrow": _end_row,
}
