"""A mail in which ProQuest sends articles: its HTML part, else its text, is the bundle."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import page_cut
from dashboard.readers.databases import blocks, proquest, story, web_page
from dashboard.readers.mail import CUT
from dashboard.records import Document, Problem
from dashboard.text import guards

# "From: ProQuest <noreply@proquest.com>", "Message-ID: <…>"
HEADER = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,}"
)
SOFT_BREAK = re.compile(r"=\r?\n")
FROM = re.compile(r"^(?:From|Sender|Reply-To|Return-Path):[^\n]{0,300}proquest", re.IGNORECASE | re.MULTILINE)
SIGNS = re.compile(r"DocID_|ProQuest document (?:ID:|link)|Publication title:", re.IGNORECASE)
MOST_PARTS = 100


def is_it(text: str) -> bool:
    """Say whether the beginning of a mail shows that it brings articles from ProQuest."""
    header = HEADER.match(text)
    if not header:
        return False
    return bool(FROM.search(header[0])) or len(set(SIGNS.findall(SOFT_BREAK.sub("", text)))) > 1


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the articles in the mail; raise ReadError if there are none."""
    guards.check_size(path.stat().st_size, what="This mail")
    yield from articles(path.read_bytes())


def articles(mail: bytes) -> Iterator[Document | Problem]:
    """Yield the articles in a mail; raise ReadError if there are none."""
    try:
        yield from _articles(message_from_bytes(mail, policy=policy.default))
    except RecursionError as error:
        raise ReadError("This mail is nested too deeply to be read.", cure="Save its text.") from error


def _articles(message: EmailMessage) -> Iterator[Document | Problem]:
    is_cut = any(type(one).__name__ in CUT for part in message.walk() for one in part.defects)
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind not in ("text/html", "text/plain") or part.get_filename():
            continue
        content = _content(part)
        if kind == "text/html" and web_page.has_signs(content, web_page.PROQUEST):
            found = proquest.articles(blocks.of_page(content))
            yield from story.cut_short(found) if is_cut or page_cut.ends_early(content) else found
            return
        if kind == "text/plain" and proquest.is_it(content):
            found = proquest.articles(blocks.of_text(content))
            yield from story.cut_short(found) if is_cut else found
            return
    what, cure = story.no_articles("ProQuest")
    raise ReadError(what, cure=cure)


def _content(part: EmailMessage) -> str:
    """Return a part's text in its charset, or in UTF-8 if that is unknown."""
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError, AttributeError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""
