"""XML that no reader knows: says what it seems to be, and what to give instead."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import ReadError
from dashboard.readers import html_page, xml_file
from dashboard.records import Item

HEAD = 1 << 16
PAGE = "html"
ARTICLES = "Give the articles themselves: as web pages, text, CSV or JSON."
# What people have beside their articles, by its root
KNOWN = {
    "mets": ("a table of contents of scanned pages (METS)", "Give the files of the pages (ALTO) beside it."),
    "opml": ("a list of feeds (OPML)", "Save the feeds themselves."),
    "urlset": ("a list of addresses (sitemap)", "Save the pages themselves."),
    "sitemapindex": ("a list of lists of addresses (sitemap)", "Save the pages themselves."),
    "svg": ("a picture (SVG)", "Leave it out."),
    "NewsML": ("NewsML 1", "Ask the agency for NewsML-G2, NITF or text."),
}


def is_it(head: str, suffix: str) -> bool:
    """Say whether a file is XML, by how it begins or by its ending."""
    return suffix == ".xml" or (head.lstrip().startswith("<?xml") and xml_file.root_of(head) != PAGE)


def read(path: Path) -> Iterator[Item]:
    """Yield the page if it is one after all; raise ReadError for all else."""
    with path.open("rb") as file:
        head = file.read(HEAD).decode("utf-8", "replace").removeprefix("\ufeff")
    root = xml_file.root_of(head)
    if root.lower() == PAGE or head.lstrip()[:14].lower() == "<!doctype html":
        yield from html_page.read(path)
        return
    if not root:
        xml_file.parse(path)
        raise ReadError("This is not XML that can be read.", cure=xml_file.AGAIN)
    what, cure = KNOWN.get(root, (f"XML of a kind that no reader knows (<{root[:60]}>)", ARTICLES))
    raise ReadError(f"This is {what}; it holds no text that can be told.", cure=cure)
