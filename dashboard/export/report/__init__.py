"""The forms of a report: one view of a collection, to be read, printed, mailed or edited."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from dashboard.export import EXPORTS
from dashboard.export.report import book, page
from dashboard.export.report.parts import Report
from dashboard.export.workbook import Sheets, is_report


@dataclass(frozen=True)
class Form:
    """One form of a report: its name on the screen, who reads it, and how it is written."""

    title: str
    readers: str
    ending: str
    mime: str
    write: Callable[[Report, Sheets, BinaryIO], object]
    is_earlier: Callable[[BinaryIO], bool]


def _has(mark: str) -> Callable[[BinaryIO], bool]:
    return lambda file: mark.encode("utf-8") in file.read(4_096)


def _write_document(report: Report, sheets: Sheets, stream: BinaryIO) -> None:
    # Its library loads lxml, which no page needs.
    from dashboard.export.report import document

    document.write(report, stream)


def _is_document(file: BinaryIO) -> bool:
    from dashboard.export.report import document

    return document.is_earlier(file)


REPORTS: dict[str, Form] = {
    "html": Form(
        "Web page", "any browser, and to be printed", "html", "text/html",
        lambda report, sheets, stream: page.write(report, stream), _has(page.MARK),
    ),
    "docx": Form(
        "Word document", "Word, LibreOffice, Google Docs", "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _write_document, _is_document,
    ),
    "xlsx": Form(
        "Excel workbook", EXPORTS["xlsx"].readers, "xlsx", EXPORTS["xlsx"].mime, book.write,
        partial(is_report, name=book.NAME),
    ),
}  # fmt: skip
