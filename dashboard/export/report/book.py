"""A report as a workbook (XLSX): a first sheet with the findings, then a sheet for each table behind them."""

from collections.abc import Iterator
from typing import BinaryIO

from dashboard.export import workbook
from dashboard.export.report.parts import Report
from dashboard.export.workbook import Sheets

NAME = "report"


def write(report: Report, sheets: Sheets, stream: BinaryIO) -> None:
    """Write a report and the tables that it is made from."""
    workbook.write_all(sheets, stream, cover=(NAME, tuple(_lines(report))))


def _lines(report: Report) -> Iterator[workbook.Line]:
    yield workbook.Line(report.title, is_bold=True)
    yield workbook.Line(report.question)
    yield from _under("Findings", report.findings)
    yield workbook.Line("")
    for one in report.counts:
        yield workbook.Line(one.label, one.count)
    for chart in (report.over_time, *report.rankings):
        if chart.bars:
            yield workbook.Line("")
            yield workbook.Line(chart.title, is_bold=True)
        for one in chart.bars:
            yield workbook.Line(one.label, one.count)
    yield from _under("How this was made", report.method)


def _under(title: str, lines: tuple[str, ...]) -> Iterator[workbook.Line]:
    yield workbook.Line("")
    yield workbook.Line(title, is_bold=True)
    for line in lines:
        yield workbook.Line(line)
