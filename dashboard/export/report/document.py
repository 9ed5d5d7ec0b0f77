"""A report as a document (DOCX) that can be edited and cut up: quotes as paragraphs, charts as tables."""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dashboard.export import citation, workbook
from dashboard.export.report.parts import Bars, Report, Said
from dashboard.export.safe_text import NOT_XML
from dashboard.text import day_words

MADE = datetime(2000, 1, 1)  # no clock: the same report gives the same bytes
MADE_IN_ZIP = (2000, 1, 1, 0, 0, 0)
MARK = "Report by Dateline"
MUTED, WARNING = RGBColor(0x56, 0x61, 0x70), RGBColor(0x8A, 0x3A, 0x25)
MOST_ROWS = 40  # of a table of periods; a longer one is no reading


def write(report: Report, stream: BinaryIO) -> None:
    """Write a report as a document on A4; without the map, which a page of the web has."""
    made = docx.Document()
    _set_page(made, report)
    _text(made.add_heading(level=0), report.title)
    _note(made, report.question)
    for finding in report.findings:
        _text(made.add_paragraph(style="List Bullet"), finding)
    _table(made, [(one.label, f"{one.count:,}") for one in report.counts])
    for chart in (report.over_time, *report.rankings):
        _chart(made, chart)
    _quotes(made, report)
    _text(made.add_heading(level=1), "How this was made")
    for line in report.method:
        _text(made.add_paragraph(style="List Bullet"), line)
    _save(made, stream)


def is_earlier(file: BinaryIO) -> bool:
    """Say by its properties whether a file is a report of ours."""
    return MARK in workbook.properties(file)


def _set_page(made: Document, report: Report) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(24)
    page.top_margin = page.bottom_margin = Mm(22)
    told = made.core_properties
    told.author, told.comments, told.title = "Dateline", MARK, _plain(report.title)[:255]
    told.created = told.modified = MADE


def _chart(made: Document, chart: Bars) -> None:
    if not chart.bars:
        return
    _text(made.add_heading(level=1), chart.title)
    _table(made, [(one.label, f"{one.count:,}") for one in chart.bars[-MOST_ROWS:]])
    if len(chart.bars) > MOST_ROWS:
        _note(made, f"The last {MOST_ROWS} of {len(chart.bars):,}; the report as a web page shows all.")


def _table(made: Document, rows: list[tuple[str, str]]) -> None:
    table = made.add_table(rows=0, cols=2)
    for label, count in rows:
        first, second = table.add_row().cells
        for cell, words in ((first, label), (second, count)):
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
            _text(cell.paragraphs[0], words)
    table.autofit = True


def _quotes(made: Document, report: Report) -> None:
    _text(made.add_heading(level=1), "Who said what")
    _note(made, report.quotes_note)
    for number, said in report.numbered:
        _said(made, said, number)
    if report.sources:
        _text(made.add_heading(level=1), "Sources")
    for number, cited in enumerate(report.sources, 1):
        line = made.add_paragraph()
        note = citation.chicago(cited)
        before, _, after = note.partition(cited.url) if cited.url else (note, "", "")
        _text(line, f"{number}. {before}")
        if cited.url:
            _link(line, cited.url)
            _text(line, after)


def _said(made: Document, said: Said, number: int) -> None:
    quote = made.add_paragraph()
    quote.paragraph_format.space_after, quote.paragraph_format.keep_with_next = Pt(0), True
    _text(quote, said.words)
    quote.add_run(str(number)).font.superscript = True
    by = made.add_paragraph()
    by.paragraph_format.space_after = Pt(10)
    by.add_run(_plain(said.speaker)).bold = True
    where = (said.role, day_words.day(said.cited.published), said.cited.source)
    rest = by.add_run(_plain("".join(f" · {part}" for part in where if part)))
    rest.font.size, rest.font.color.rgb = Pt(9.5), MUTED
    if said.warnings:
        by.add_run(_plain(f" · {', '.join(said.warnings)}")).font.color.rgb = WARNING


def _note(made: Document, text: str) -> None:
    run = made.add_paragraph().add_run(_plain(text))
    run.font.color.rgb = MUTED


def _text(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(_plain(text))


def _link(paragraph: Paragraph, address: str) -> None:
    """Add an address as a link, for which the library has no word of its own."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address)
    run.font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    link.append(run._r)
    paragraph._p.append(link)


def _plain(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def _save(made: Document, stream: BinaryIO) -> None:
    """Write a document with all its parts as of one fixed moment: the library takes the clock's."""
    aside, whole = BytesIO(), BytesIO()
    made.save(aside)
    with zipfile.ZipFile(aside) as parts, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as written:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, MADE_IN_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(info, parts.read(name))
    stream.write(whole.getvalue())
