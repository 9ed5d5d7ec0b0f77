"""Markdown, read as plain text with front matter between --- lines and the first heading as headline."""

import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.readers import front_matter, txt
from dashboard.records import Document, Problem

# # Talks go on ##
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S[^\n]{0,300})")


def read(path: Path) -> Iterator[Document | Problem]:
    """Yield the file's only Document; Markdown's marks stay in its text."""
    return txt.read_article(path, split=front_matter.split_yaml, title=_headline)


def _headline(text: str) -> str:
    heading = HEADING.match(text.lstrip())
    return heading[1].strip().rstrip("#").rstrip() if heading else txt.first_line(text)
