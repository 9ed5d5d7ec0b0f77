"""What the header lines of a mail say (RFC 5322): who sent it, for which house, on which day."""

import email.errors
import email.header
import email.utils
import re
from collections.abc import Mapping
from datetime import date
from email.message import Message

from dashboard.errors import ReadError
from dashboard.readers import encoding, published

MOST_HEADER = 2_000  # characters of one that are read
# Written by no publisher: what stands there is where the mailbox is, not who writes.
POST_OFFICES = frozenset(
    "aol.com gmail.com gmx.net gmx.de googlemail.com hotmail.com icloud.com mail.com mail.ru outlook.com"
    " proton.me protonmail.com live.com msn.com web.de yahoo.com yandex.ru ymail.com".split()
)
LIST = re.compile(r"\s*\"?([^<\"]*?)\"?\s*<")
BRACKETS = re.compile(r"\[(?:mailto:)?([^\]\s]+@[^\]\s]+)\]")
ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")


def headers(message: Message) -> dict[str, str]:
    """Return the first header of each name, by its name in small letters; bytes are read as text."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        # The parser keeps bytes beyond ASCII as surrogates.
        raw = str(value)[:MOST_HEADER].encode("utf-8", "surrogateescape")
        try:
            plain = raw.decode("utf-8")
        except UnicodeDecodeError:
            plain = raw.decode("cp1252", "replace")
        found.setdefault(name.lower(), " ".join(plain.split()))
    return found


def bytes_as_text(content: bytes, charset: str) -> str:
    """Return a part's or header's text; bytes that are in no encoding as far as they can be read."""
    try:
        return encoding.decode(content, declared=charset)[0]
    except ReadError:
        return content.decode("utf-8", "replace")


def decoded(value: str) -> str:
    """Return a header with its encoded words ("=?utf-8?q?caf=C3=A9?=") as they are read."""
    if "=?" not in value:
        return value
    try:
        pieces = email.header.decode_header(value)
    except (ValueError, email.errors.MessageError):
        return value
    return "".join(
        bytes_as_text(piece, charset or "") if isinstance(piece, bytes) else piece
        for piece, charset in pieces
    )


def sender(value: str) -> tuple[str, str]:
    """Return a sender's name and address; those of the first if there are several."""
    if value and not set(value) & set("@<"):
        return decoded(value).strip("'\" "), ""
    # Outlook quotes an address as "Ana Bell [ana@courier.example]".
    value = BRACKETS.sub(r"<\1>", value)
    name, address = next(iter(email.utils.getaddresses([value])), ("", ""))
    return " ".join(decoded(name).strip("'\" ").split()), address if "@" in address else ""


def source(told: Mapping[str, str], address: str) -> str:
    """Return who publishes: a list's name, the sender's house, else the domain of the address."""
    listed = LIST.match(told.get("list-id", ""))
    named = (listed[1] if listed else "") or told.get("organization", "")
    domain = address.rpartition("@")[2].lower()
    return decoded(named) or ("" if domain in POST_OFFICES else domain)


def url(told: Mapping[str, str]) -> str:
    """Return the address of what the mail holds, where its headers name one."""
    # Content-Base: the page of a feed's item, as Thunderbird keeps it.
    found = (ADDRESS.match(told.get(name, "")) for name in ("archived-at", "content-base"))
    return next((address[1] for address in found if address), "")


def day(value: str) -> date | None:
    """Return the day in the mail's own zone."""
    found = published.day_of(value)
    if found is None and (told := email.utils.parsedate_tz(value[:100])):
        try:
            found = date(*told[:3])
        except ValueError:
            return None
    return found
