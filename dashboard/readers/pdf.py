"""A PDF that is one article."""

from collections.abc import Iterator
from pathlib import Path

from dashboard.readers import one_article
from dashboard.records import Document, Problem


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the file's only Document."""
    yield from one_article.read(paragraphs(path))


def paragraphs(path: Path) -> list[str]:
    """Return the file's paragraphs in reading order."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [line.strip() for page in pages for line in page.split("\n\n") if line.strip()]
