"""What kind of file this is: told by how it begins, with its ending where the beginning leaves it open.

A kind is a row of KINDS, asked from above: the first that recognises a file reads it. So what is told for
certain (a PDF, a Nexis bundle) stands before what any text could be.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Protocol

from dashboard.readers import (
    alto,
    csv_table,
    databases,
    docx,
    feed,
    gzip_file,
    html_page,
    html_table,
    json_file,
    json_lines,
    mail,
    mbox,
    md,
    mhtml,
    newsml,
    nitf,
    odt,
    ole,
    other_xml,
    pdf,
    ris_list,
    rtf,
    spreadsheet,
    tei,
    txt,
    warc,
    xml_file,
)
from dashboard.readers.databases import europresse, factiva_xml, proquest_mail, text_file, web_page
from dashboard.records import Item

HEAD = 1 << 16  # bytes of a file's beginning that are examined
ZIP = b"PK\x03\x04"
Reader = Callable[[Path], Iterator[Item]]


class TableReader(Protocol):
    """A reader of records with named columns; `mapping` says which column is to be used for which field."""

    def __call__(self, path: Path, *, mapping: Mapping[str, str]) -> Iterator[Item]:
        """Yield what the file contains."""
        ...


@dataclass(frozen=True)
class Beginning:
    """A file's beginning: `head` has its first bytes, `suffix` its ending in small letters (".txt")."""

    path: Path
    suffix: str
    head: bytes

    @cached_property
    def text(self) -> str:
        """The beginning as text, whatever its encoding; for looking only."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace")
        return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")

    @cached_property
    def root(self) -> str:
        """The name of the root element, by which kinds of XML are told apart; "" if this isn't XML."""
        return xml_file.root_of(self.text)

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a ZIP's directory, by which an office document is told from an archive."""
        if not self.head.startswith(ZIP):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return frozenset(archive.namelist())
        # Reading it says what is wrong with it.
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            return frozenset()


@dataclass(frozen=True)
class Kind:
    """A kind of file that can be read.

    `suffixes` are the endings by which people know it. `read` yields Documents without sha256, whose path
    is "" or "#n" and whose id is "" or the record's own. `count` says about how many Documents there are,
    for files of many. `table` reads files of records with named columns, in place of `read`, when a person
    says which column is which; `records` yields their rows as they are, for a preview.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    count: Callable[[Path], int] | None = None
    is_it: Callable[[Beginning], bool] | None = field(default=None, kw_only=True)
    table: TableReader | None = field(default=None, kw_only=True)
    records: Callable[[Path], Iterator[Mapping[str, object]]] | None = field(default=None, kw_only=True)

    def recognises(self, beginning: Beginning) -> bool:
        """Say whether a file is of this kind; without a rule of its own by the ending."""
        if self.is_it is None:
            return beginning.suffix in self.suffixes and not beginning.head.startswith(gzip_file.MARK)
        return self.is_it(beginning)

    def items(self, path: Path, mapping: Mapping[str, str]) -> Iterator[Item]:
        """Yield what a file contains, its columns used as a person says in `mapping`, if they have any."""
        return self.table(path, mapping=mapping) if self.table and mapping else self.read(path)


def _is_json(beginning: Beginning) -> bool:
    """Say whether a file is JSON of one value; Markdown may begin with an object of its own."""
    if _is_json_lines(beginning) or beginning.suffix == ".md":
        return False
    is_named = beginning.suffix in (".json", ".jsonl", ".ndjson")
    return is_named or json_file.begins(beginning.text)


def _is_json_lines(beginning: Beginning) -> bool:
    if beginning.suffix in (".jsonl", ".ndjson"):
        return not json_file.is_over_lines(beginning.text)
    return beginning.suffix != ".md" and json_file.is_lines(beginning.text)


def _is_tabbed(beginning: Beginning) -> bool:
    """Say whether a file is a table with tabs; Excel gives its own the ending of a text."""
    return beginning.suffix in (".tsv", ".tab") or (
        beginning.suffix in (".txt", "") and csv_table.is_tabbed(beginning.text)
    )


def _is_separated(beginning: Beginning) -> bool:
    """Say whether a file is a table with commas, also under the ending of a text."""
    is_told = beginning.suffix in (".txt", "") and csv_table.is_separated(beginning.text)
    return (is_told or beginning.suffix == ".csv") and not beginning.head.startswith(gzip_file.MARK)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("PDF", (".pdf",), pdf.read, is_it=lambda file: pdf.begins(file.head)),
        Kind("Rich Text Format", (".rtf",), rtf.read, is_it=lambda file: rtf.begins(file.head)),
        Kind("Word document", (".docx",), docx.read, is_it=lambda file: docx.is_one(file.members)),
        Kind("OpenDocument text", (".odt",), odt.read, is_it=lambda file: odt.begins(file.head)),
        Kind(
            "spreadsheet",
            (".xlsx", ".xls", ".ods"),
            spreadsheet.read,
            spreadsheet.count,
            table=spreadsheet.read,
            records=spreadsheet.records,
            is_it=lambda file: (
                spreadsheet.is_one(file.members)
                or spreadsheet.begins(file.head)
                or (file.head.startswith(ole.MARK) and ole.has_sheets(file.path))
            ),
        ),
        Kind("old Office file", (".doc",), ole.read, is_it=lambda file: file.head.startswith(ole.MARK)),
        Kind(
            "web archive",
            (".warc", ".arc"),
            warc.read,
            warc.count,
            is_it=lambda file: warc.is_warc(file.head, file.suffix),
        ),
        # Bundles of news databases, before what holds one article. Those without an ending are told by
        # their content alone: most files with theirs are something else.
        Kind(
            "news database's text",
            (".txt",),
            text_file.read,
            text_file.count,
            is_it=lambda file: databases.splitter(file.text) is not None,
        ),
        Kind(
            "news database's web page",
            (".htm", ".html"),
            web_page.read,
            is_it=lambda file: web_page.is_it(file.text),
        ),
        Kind("Europresse web page", (), europresse.read, is_it=lambda file: europresse.is_it(file.text)),
        Kind("Factiva XML", (), factiva_xml.read, is_it=lambda file: factiva_xml.is_it(file.text)),
        Kind("ProQuest mail", (), proquest_mail.read, is_it=lambda file: proquest_mail.is_it(file.text)),
        Kind(
            "list of references (RIS)",
            (".ris",),
            ris_list.read,
            is_it=lambda it: it.suffix == ".ris" or ris_list.begins(it.text),
        ),
        Kind(
            "JSON lines",
            (".jsonl", ".ndjson"),
            json_lines.read,
            json_lines.count,
            is_it=_is_json_lines,
            table=json_lines.read,
            records=json_lines.records,
        ),
        Kind(
            "JSON",
            (".json",),
            json_file.read,
            json_file.count,
            is_it=_is_json,
            table=json_file.read,
            records=json_file.records,
        ),
        Kind(
            "tab-separated values",
            (".tsv", ".tab"),
            csv_table.read,
            csv_table.count,
            is_it=_is_tabbed,
            table=csv_table.read,
            records=csv_table.records,
        ),
        Kind(
            "comma-separated values",
            (".csv",),
            csv_table.read,
            csv_table.count,
            is_it=_is_separated,
            table=csv_table.read,
            records=csv_table.records,
        ),
        Kind(
            "page in a single file",
            mhtml.SUFFIXES,
            mhtml.read,
            is_it=lambda file: mhtml.is_mhtml(file.text, file.suffix),
        ),
        Kind(
            "mailbox",
            (".mbox",),
            mbox.read,
            mbox.count,
            is_it=lambda file: mbox.is_mbox(file.head, file.suffix),
        ),
        Kind("mail", (".eml", ".emlx"), mail.read, is_it=lambda file: mail.is_mail(file.text, file.suffix)),
        Kind(
            "news feed",
            feed.SUFFIXES,
            feed.read,
            feed.count,
            is_it=lambda it: feed.is_it(it.text, it.suffix),
        ),
        Kind("NewsML-G2", (".xml",), newsml.read, newsml.count, is_it=lambda it: it.root in newsml.ROOTS),
        Kind("NITF", (".xml",), nitf.read, is_it=lambda it: it.root in nitf.ROOTS),
        Kind("ALTO", (".xml",), alto.read, is_it=lambda it: it.root == alto.ROOT),
        Kind("TEI", (".xml",), tei.read, is_it=lambda it: it.root in tei.ROOTS),
        # Behind all other kinds of XML: it says that they are none that is known.
        Kind("other XML", (".xml",), other_xml.read, is_it=lambda it: other_xml.is_it(it.text, it.suffix)),
        Kind(
            "table in a web page",
            (),
            html_table.read,
            is_it=lambda file: html_table.is_it(file.text, file.path),
            table=html_table.read,
            records=html_table.records,
        ),
        Kind(
            "web page",
            (".htm", ".html"),
            html_page.read,
            is_it=lambda it: html_page.is_it(it.text, it.suffix) and not it.head.startswith(gzip_file.MARK),
        ),
        Kind("Markdown", (".md",), md.read),
        Kind("plain text", (".txt",), txt.read),
    )
}


def of(path: Path, name: str) -> Kind | None:
    """Return the kind of a file, or None if no reader knows it; raise OSError if it can't be opened."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    beginning = Beginning(path, PurePath(name).suffix.lower(), head)
    told = next((kind for kind in KINDS.values() if kind.recognises(beginning)), None)
    if told or head.startswith(gzip_file.MARK):
        return told
    # A damaged file is told by nothing but its ending; its reader says what is wrong with it.
    return next((kind for kind in KINDS.values() if beginning.suffix in kind.suffixes), None)


def suffixes() -> frozenset[str]:
    """Return all endings by which people know what can be read."""
    return frozenset(suffix for kind in KINDS.values() for suffix in kind.suffixes)
