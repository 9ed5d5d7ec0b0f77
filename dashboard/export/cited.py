"""What is cited: a quote's article, its authors as family and given names, and where the quote stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from dashboard.export import safe_text
from dashboard.export.safe_text import day, plain

BETWEEN = re.compile(r"\s*(?:;|&|\||\band\b)\s*", re.IGNORECASE)
BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
# An agency or a desk, which has no given name.
AGENCY = re.compile(
    r"^the\b|\b(?:press|agency|agencies|news|staff|reporters?|correspondents?|desk|board|editors?|team|service|"
    r"network|newsroom|wires?|bureau)\b",
    re.IGNORECASE,
)
# Words that name and describe nobody: without the text around them they tell nothing.
NOBODY = frozenset(
    "i you he she it we they me him her us them who whom which that this these those some many others "
    "another one the such".split()
)
# "Jan de Vries": the family name begins with its small words.
FAMILY = re.compile(r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|bin|al)\s+)+\S+$")


@dataclass(frozen=True)
class Author:
    """A person by family and given name, or an agency by its name alone (`given` is then "")."""

    family: str
    given: str = ""


@dataclass(frozen=True)
class Cited:
    """What a citation needs of a row of quotes or documents; what isn't known is "" or None."""

    document_id: str
    title: str
    authors: tuple[Author, ...] = ()
    source: str = ""
    published: date | None = None
    url: str = ""
    quote: str = ""
    speaker: str = ""
    start: int | None = None
    end: int | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Return what is cited by a row of the table quotes or documents."""
        start, end = row.get("start"), row.get("end")
        return cls(
            document_id=plain(row["document_id"]),
            title=_line(row.get("title") or row.get("document") or row["document_id"]),
            authors=authors(_line(row.get("author"))),
            source=_line(row.get("source")),
            published=day(row.get("published")),
            url=safe_text.link(row.get("url")),
            quote=plain(row.get("quote")),
            speaker=speaker(row),
            start=None if start is None else int(start),
            end=None if end is None else int(end),
        )

    @property
    def locator(self) -> str:
        """Return where the quote stands: an article on the web has no pages."""
        return "" if self.start is None else f"characters {self.start}–{self.end}"

    @property
    def note(self) -> str:
        """Return the quote with who said it and where it stands, in one line."""
        about = ", ".join(part for part in (self.speaker, self.locator) if part)
        return f"“{_line(self.quote)}” ({about})" if self.quote else ""


def speaker(row: Mapping[str, Any]) -> str:
    """Return a row's speaker by name, else as the text describes them; "" if nobody is known by that.

    >>> speaker({"speaker": None, "speaker_text": "a nurse"}), speaker({"speaker_text": "They"})
    ('a nurse', '')
    """
    described = _line(row.get("speaker_text"))
    return _line(row.get("speaker")) or ("" if described.casefold() in NOBODY else described)


def authors(written: str) -> tuple[Author, ...]:
    """Return the authors that a line of an article names.

    >>> authors("By Ilze Kalniņa and Jan de Vries")
    (Author(family='Kalniņa', given='Ilze'), Author(family='de Vries', given='Jan'))
    >>> authors("Kalniņa, Ilze"), authors("Reuters")
    ((Author(family='Kalniņa', given='Ilze'),), (Author(family='Reuters', given=''),))
    """
    pieces = [piece.strip(" ,") for piece in BETWEEN.split(BY.sub("", written))]
    return tuple(author for piece in pieces if piece for author in _of_piece(piece))


def _of_piece(piece: str) -> Iterator[Author]:
    """Yield who is named between two "and": "Kalniņa, Ilze" is one author, "Ilze Kalniņa, Jo Prent" two."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) == 2 and " " not in parts[0]:
        yield Author(parts[0], parts[1])
        return
    for part in parts:
        words = part.split()
        if len(words) == 1 or part.isupper() or AGENCY.search(part):
            yield Author(part)
        else:
            family = found[0] if (found := FAMILY.search(part)) else words[-1]
            yield Author(family, part.removesuffix(family).strip())


def _line(value: Any) -> str:
    """Return a cell in one line."""
    return " ".join(plain(value).split())
