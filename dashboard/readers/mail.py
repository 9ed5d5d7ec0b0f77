"""A mail (RFC 5322, MIME): its subject, sender, day and text; a forwarded article is read as the article."""

import binascii
import email.errors
import email.parser
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import Message
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import fields, heartbeat, mail_head, mail_text, mail_words, naming, no_text, tags
from dashboard.records import Document, Extent, Problem
from dashboard.text import guards

FIRST_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*\S|From ")
HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):")
# What a program wrote, never a person at the head of an article.
CERTAIN = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to", "x-mailer"})
USUAL = frozenset({"from", "to", "date", "subject", "content-type", "sender", "reply-to"})
PIECE = 1 << 18
MOST_HEAD = 16_000  # characters that are looked at to tell a mail
MOST_NESTED = 20  # mails inside mails
# Attached without being anything to read: pictures, signatures, what a broken mail calls its parts
UNREAD = (
    "image/", "audio/", "video/", "multipart/", "message/", "text/calendar", "text/x-vcard",
    "application/pgp-", "application/pkcs7-", "application/x-pkcs7-",
)  # fmt: skip
# The parser's time grows with the square of such a header's length.
HUGE = re.compile(rb"(?im)^content-(?:type|disposition):(?:[^\n]|\n[ \t]){50000}+")
CUT = frozenset({"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect"})
LOCKED = frozenset(
    {
        "multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime",
        "application/x-pkcs7-mime",
    }
)  # fmt: skip
# The file that stands for an encrypted mail as an attachment
LOCKED_NAMES = frozenset({"smime.p7m", "encrypted.asc"})
# What Outlook writes above a mail that it saves as text
SAVED = frozenset({"from", "sent", "subject"})
# What the parser and its decoders raise on some broken mails.
BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, binascii.Error,
    email.errors.MessageError,
)  # fmt: skip
OPEN = "Open it in the mail program, and save its text."
NO_TEXT = "Save its text as a .txt file, or leave it out."


def is_mail(head: str, suffix: str) -> bool:
    """Say whether a file begins as a mail does, with its header lines, or as one that was saved as text."""
    if suffix in (".eml", ".emlx"):
        return True
    names = header_names(head)
    return (
        names >= SAVED
        or names >= mail_words.NEEDED
        or bool(mail_words.saved(head[:MOST_HEAD]))
        or (bool(names & CERTAIN) and len(names & (CERTAIN | USUAL)) > 2)
    )


def header_names(head: str) -> set[str]:
    """Return the names in the block of header lines that a text begins with, in small letters."""
    names = set()
    for line in head.lstrip("\r\n")[:MOST_HEAD].splitlines():
        if found := HEADER_LINE.match(line):
            names.add(found[1].lower())
        elif not line.startswith((" ", "\t")):
            break
    return names


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the mail's Document, and one for each mail in it, or raise ReadError if it holds no text."""
    guards.check_size(path.stat().st_size, what="This mail")
    content = path.read_bytes()
    first, _, rest = content[:40].partition(b"\n")
    # Apple Mail's .emlx: the length in bytes stands in a line before the mail.
    if first.strip().isdigit() and rest:
        at = len(first) + 1
        content = content[at : at + int(first)]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # Outlook's text may be in UTF-16
        content = content.decode("utf-16", "replace").encode()
    if path.suffix.lower() not in (".eml", ".emlx"):
        text = mail_words.saved(mail_head.bytes_as_text(content, ""))
        content = text.encode() if text else content
    yield from read_message(content)


def read_message(content: bytes, *, where: str = "") -> Iterator[Document | Problem]:
    """Yield what a mail's bytes hold: its Document at `where`, and those of the mails inside it."""
    try:
        message = parsed(content)
        del content
        found = list(_read(message, where, 0))
    except BROKEN as error:
        what = f"This mail can't be taken apart ({type(error).__name__}: {error})."
        raise ReadError(what, cure=NO_TEXT) from error
    if not any(isinstance(item, Document) for item in found) and not any(
        isinstance(item, Problem) and item.path == where for item in found
    ):
        found.append(_empty(where))
    yield from found


def parsed(content: bytes) -> Message:
    """Return the parts of a mail or of what is built as one; what the parser raises is in BROKEN."""
    if HUGE.search(content):
        raise ValueError("a header of it is over 50,000 letters long")
    parser = email.parser.BytesFeedParser()
    at = len(content) - len(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    # In pieces: all at once would take several times the memory.
    for begin in range(at, len(content), PIECE):
        parser.feed(content[begin : begin + PIECE])
        heartbeat.tell()
    return parser.close()


def _read(message: Message, where: str, depth: int) -> Iterator[Document | Problem]:
    told = mail_head.headers(message)
    if not told.keys() & (CERTAIN | USUAL):
        what = "This is no mail: it has no From, Date or Subject."
        yield Problem(where, what, "Save it again from the mail program, as .eml.")
        return
    parts = list(_parts(message))
    if any(map(_is_locked, (message, *parts))):
        yield Problem(where, "This mail is encrypted.", OPEN)
        return
    yield from _attached(parts, where)
    is_cut = any(type(one).__name__ in CUT for part in (message, *parts) for one in part.defects)
    if is_cut:
        what = "This mail is cut short: its last part has no end."
        yield Problem(where, what, "Save or download it again.")
    text = _text(parts)
    if no_text.LOCKED.match(text[:MOST_HEAD].encode()):
        yield Problem(where, "This mail is encrypted.", OPEN)
        return
    inner = [part for part in parts if part.get_content_type() == "message/rfc822"]
    if text.strip():
        extent: Extent = "cut" if is_cut and not _is_attached(parts[-1]) else "whole"
        for item in _document(told, text, where):
            yield replace(item, extent=extent) if isinstance(item, Document) else item
    elif not inner:
        yield _empty(where)
    for number, part in enumerate(inner, start=1):
        mails = part.get_payload()
        if depth < MOST_NESTED and isinstance(mails, list) and isinstance(mails[0], Message):
            yield from _read(mails[0], f"{where}#{number}" if not where else f"{where}.{number}", depth + 1)


def _is_locked(part: Message) -> bool:
    name = (part.get_filename() or "").lower()
    return part.get_content_type() in LOCKED or name in LOCKED_NAMES


def _empty(where: str) -> Problem:
    return Problem(where, "This mail has no text.", "Check that it was saved completely.")


def _document(told: Mapping[str, str], text: str, where: str) -> Iterator[Document | Problem]:
    text = mail_text.without_signature(text)
    sent, body = mail_text.forwarded(text)
    subject, is_forward = mail_text.bare_subject(mail_head.decoded(told.get("subject", "")))
    # Who forwards an article didn't write it, and not on that day.
    is_forward = bool(sent) or is_forward or mail_text.has_forward(text)
    head = sent if is_forward else told
    written = head.get("date") or head.get("sent", "")
    day = mail_head.day(written)
    if day is None and written.strip():
        _, problem = fields.read_day(written, where=where)
        yield from [problem] if problem else []
    name, address = mail_head.sender(head.get("from") or head.get("sender", ""))
    values = {
        "title": mail_text.bare_subject(mail_head.decoded(sent.get("subject", "")))[0] or subject,
        "author": name or address,
        "source": mail_head.source(told, address),
        "url": mail_head.url(told),
        "id": told.get("message-id", "").strip().strip("<>"),
    }
    language = told.get("content-language", "")[:2].lower()
    document = fields.headed(values, text=body, day=day, path=where)
    yield replace(document, language=language if language.isalpha() else "")


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail, those of mails inside it left out."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(reversed(_chosen(part, [one for one in inner if isinstance(one, Message)])))
        else:
            yield part


def _chosen(part: Message, inner: list[Message]) -> list[Message]:
    """Return the parts of a multipart that count: of alternatives the best."""
    if part.get_content_subtype() != "alternative":
        return inner
    plain = [one for one in inner if one.get_content_type() == "text/plain"]
    rich = [one for one in inner if one.get_content_type() in ("text/html", "multipart/related")]
    if not (plain and rich):
        return inner
    text, page = _text(plain), _text(list(_parts(rich[-1])))
    others = [one for one in inner if one.get_content_maintype() != "text" and one not in rich]
    # "This mail needs a program that shows HTML": the plain text is a stub.
    return [rich[-1] if tags.letters(page) > 2 * tags.letters(text) else plain[0], *others]


def _is_attached(part: Message) -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return part.get_content_disposition() == "attachment" or not is_text


def _text(parts: list[Message]) -> str:
    """Return the text of all parts that are shown as the mail's own."""
    shown = [text for part in parts if not _is_attached(part) and (text := _shown(part)).strip()]
    return shown[0] if len(shown) == 1 else "\n\n".join(text.strip("\r\n") for text in shown)


def _shown(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = mail_head.bytes_as_text(content, part.get_content_charset("") or "")
    if part.get_content_type() == "text/html":
        return tags.text(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        return mail_text.unflowed(text, glued=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _attached(parts: list[Message], where: str) -> Iterator[Problem]:
    """Yield the names of what is attached to a mail, if there is something to read in it."""
    names = [
        naming.shown(part.get_filename() or f"unnamed ({part.get_content_type()})")
        for part in parts
        if _is_attached(part) and not part.get_content_type().startswith(UNREAD)
    ]
    if names:
        listed = ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")
        what = f"What is attached to this mail is not read: {listed}."
        yield Problem(where, what, "Save it from the mail program, and add it as a file of its own.")
