"""A page saved as a single file (MHTML, RFC 2557): its article, its address; the day of saving is no day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import Message
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import encoding, html_page, mail, mail_head
from dashboard.readers.databases import europresse, web_page
from dashboard.records import Document, Item, Problem
from dashboard.text import guards

SUFFIXES = (".mht", ".mhtml")
# From: <Saved by Blink>
SAVED = re.compile(r'(?im)^(?:snapshot-content-location:|from:[ \t]*[<"]*saved by )')
RELATED = re.compile(r"(?im)^content-type:\s*multipart/related")
SENT = frozenset({"to", "message-id", "received", "return-path"})
PAGES = frozenset({"text/html", "application/xhtml+xml"})
ADDRESS = re.compile(r"https?://\S+\Z")
HEAD = 1 << 16  # bytes of a page by which a database's is told
AGAIN = "Save the page again, or save it as HTML."


def is_mhtml(head: str, suffix: str) -> bool:
    """Say whether a file is a page that a browser or Word saved with its pictures."""
    names = mail.header_names(head)
    if "mime-version" not in names and "content-type" not in names:
        return suffix in SUFFIXES and not head.lstrip().startswith("<")
    block = head[:8_000].replace("\r\n", "\n").lstrip("\n").partition("\n\n")[0]
    # Word's form says no more than that; a mail of this form has a recipient or was sent.
    is_saved = bool(SAVED.search(block)) or (bool(RELATED.search(block)) and not names & SENT)
    return suffix in SUFFIXES or is_saved


def read(path: Path) -> Iterator[Item]:
    """Yield the Document of the page, or raise ReadError if there is none in the file."""
    # The page comes first, its pictures after it: what is beyond the limit is not needed.
    with path.open("rb") as file:
        content = file.read(guards.MOST_BYTES)
        is_all = not file.read(1)
    try:
        message = mail.parsed(content)
        del content
        parts = [part for part in message.walk() if part.get_content_maintype() != "multipart"]
        page = _page(message, parts)
        found = page.get_payload(decode=True) if page else None
    except mail.BROKEN as error:
        what = f"This saved page can't be taken apart ({type(error).__name__}: {error})."
        raise ReadError(what, cure=AGAIN) from error
    if page is None or not isinstance(found, bytes) or not found.strip():
        raise ReadError("No page was found in this file.", cure=AGAIN)
    headers = mail_head.headers(message)
    is_cut = any(type(one).__name__ == "CloseBoundaryNotFoundDefect" for one in message.defects)
    is_page_cut = is_cut and page is parts[-1]
    if is_page_cut or (is_cut and is_all):
        rest = "its page may miss its end" if is_page_cut else "its page is read, pictures are missing"
        yield Problem("", f"This saved page is cut short: {rest}.", "Save or copy it again.")
    charset = page.get_content_charset("") or ""
    if articles := _articles_of(found, charset):
        yield from articles
        return
    for item in html_page.read_page(found, declared=charset, url=_url(headers, page)):
        if isinstance(item, Document):
            item = replace(
                item,
                title=item.title or mail_head.decoded(headers.get("subject", "")),
                extent="cut" if is_page_cut else item.extent,
            )
        yield item


def _articles_of(page: bytes, charset: str) -> Iterator[Document | Problem] | None:
    """Return the articles of a page that a news database made, or None if it is another page."""
    head = page[:HEAD].decode("utf-8", "replace")
    if europresse.is_it(head):
        return europresse.articles(encoding.decode(page, declared=charset)[0])
    return web_page.articles(encoding.decode(page, declared=charset)[0]) if web_page.is_it(head) else None


def _page(message: Message, parts: list[Message]) -> Message | None:
    """Return the page itself: the part that the file names, else the first; frames come after it."""
    pages = [part for part in parts if part.get_content_type() in PAGES]
    start = str(message.get_param("start", "")).strip("<>")
    saved = mail_head.headers(message).get("snapshot-content-location", "")
    for part in pages:
        own = mail_head.headers(part)
        if start and own.get("content-id", "").strip("<>") == start:
            return part
        if saved and own.get("content-location", "") == saved:
            return part
    return pages[0] if pages else None


def _url(headers: Mapping[str, str], page: Message) -> str:
    own = mail_head.headers(page)
    places = (
        headers.get("snapshot-content-location"),
        own.get("content-location"),
        headers.get("content-location"),
    )
    return next((place for place in places if place and ADDRESS.match(place)), "")
