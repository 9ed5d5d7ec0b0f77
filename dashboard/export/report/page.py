"""A report as one web page: it needs nothing else, asks for nothing, runs nothing, and prints on A4."""

from collections.abc import Iterator
from typing import BinaryIO

from dashboard.export import citation
from dashboard.export.html_table import POLICY
from dashboard.export.report import charts, map_picture
from dashboard.export.report.parts import Bars, Report, Said
from dashboard.export.safe_text import markup
from dashboard.text import day_words

MARK = '<meta name="generator" content="Dateline report">'
STYLE = """
  :root { color-scheme: light; --ink: #1b2430; --muted: #566170; --line: #d7dde4; --blue: #1f4e79 }
  * { box-sizing: border-box }
  body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 Georgia, "Times New Roman", serif }
  main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: break-word }
  h1, h2, .kicker, dl, table, figcaption, .by, .note, .method, .sources {
    font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
  .kicker { margin: 0; color: var(--muted); font-size: .8rem; letter-spacing: .04em }
  h1 { margin: .2rem 0 .4rem; font-size: 1.9rem; line-height: 1.2 }
  h2 { margin: 2.4rem 0 .7rem; padding-top: .6rem; border-top: 1px solid var(--line); font-size: 1.15rem }
  .question { margin: 0; color: var(--muted); font-size: 1.05rem }
  .findings { margin: 1.6rem 0 0; padding: 0; list-style: none; font-size: 1.15rem }
  .findings li { margin: 0 0 .5rem }
  dl { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 1.6rem 0 0 }
  dl div { display: flex; flex-direction: column-reverse }
  dt { color: var(--muted); font-size: .8rem }
  dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums }
  figure { margin: 0 } .picture { display: block; width: 100%; height: auto;
    font-family: system-ui, sans-serif }
  .map { overflow-x: auto } .map .picture { min-width: 34rem }
  figcaption, .note { margin: .3rem 0 1rem; color: var(--muted); font-size: .85rem }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 0 2rem }
  table { width: 100%; border-collapse: collapse; font-size: .9rem }
  th, td { padding: .18rem .4rem .18rem 0; text-align: left; vertical-align: baseline; font-weight: normal }
  td:last-child, th:last-child { padding-right: 0; text-align: right; font-variant-numeric: tabular-nums }
  thead th { color: var(--muted); font-size: .8rem } td.drawn { width: 9rem } .bar { max-width: 100% }
  .said { margin: 0 0 1.3rem; break-inside: avoid }
  blockquote { margin: 0; font-size: 1.08rem; white-space: pre-line }
  .by { margin: .15rem 0 0; color: var(--muted); font-size: .87rem } .by b { color: var(--ink) }
  .warning { color: #8a3a25 }
  sup { line-height: 0 } a { color: var(--blue) }
  .sources, .method { font-size: .87rem } .sources li, .method li { margin-bottom: .3rem }
  .sources { padding-left: 2.2rem } .method { padding-left: 1.1rem }
  @media (max-width: 40rem) { .chart text { font-size: 21px } }
  @page { size: A4; margin: 18mm 17mm }
  @media print {
    body { font-size: 10.5pt } main { max-width: none; padding: 0 } 
    a { color: inherit; text-decoration: none }
    h2 { break-after: avoid } figure, tr, li, dl, .pair section { break-inside: avoid }
    .pair { grid-template-columns: 1fr 1fr }
  }
"""


def write(report: Report, stream: BinaryIO) -> None:
    """Write a report as a page; every word of a document is text, and only addresses of the web are links."""
    for part in _parts(report):
        stream.write(part.encode("utf-8"))


def _parts(report: Report) -> Iterator[str]:
    yield _head(report)
    yield from _first(report)
    yield from _charts(report)
    yield from _quotes(report)
    yield f"<section>\n<h2>How this was made</h2>\n{_listed(report.method, 'method')}</section>\n"
    yield "</main>\n</body>\n</html>\n"


def _head(report: Report) -> str:
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{markup(report.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )


def _first(report: Report) -> Iterator[str]:
    """Yield the question, the findings and how much there is."""
    yield (
        f'<header>\n<p class="kicker">Report by Dateline</p>\n<h1>{markup(report.title)}</h1>\n'
        f'<p class="question">{markup(report.question)}</p>\n</header>\n'
    )
    yield _listed(report.findings, "findings")
    counts = "".join(
        f"<div><dt>{markup(one.label)}</dt><dd>{one.count:,}</dd></div>" for one in report.counts
    )
    yield f"<dl>{counts}</dl>\n"


def _charts(report: Report) -> Iterator[str]:
    if drawn := charts.over_time(report.over_time):
        title = markup(report.over_time.title)
        yield f'<section>\n<h2>{title}</h2>\n<figure class="chart">{drawn}</figure>\n</section>\n'
    tables = [_ranking(one) for one in report.rankings if one.bars]
    if tables:
        yield f'<div class="pair">\n{"".join(tables)}</div>\n'
    if drawn := map_picture.picture(report.places):
        yield (
            f'<section>\n<h2>Where</h2>\n<figure class="map">{drawn}\n'
            "<figcaption>Places that the documents name, by how often. The base map is Natural Earth’s; "
            "boundaries do not imply endorsement.</figcaption></figure>\n</section>\n"
        )


def _ranking(chart: Bars) -> str:
    rows = "".join(
        f'<tr><th scope="row">{markup(one.label)}</th><td class="drawn">{charts.beside(one, chart.most)}</td>'
        f"<td>{one.count:,}</td></tr>\n"
        for one in chart.bars
    )
    head = f'<tr><th scope="col">Name</th><td></td><th scope="col">{markup(chart.noun)}s</th></tr>'
    return (
        f"<section>\n<h2>{markup(chart.title)}</h2>\n<table>\n<thead>{head}</thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _quotes(report: Report) -> Iterator[str]:
    yield f'<section>\n<h2>Who said what</h2>\n<p class="note">{markup(report.quotes_note)}</p>\n'
    for number, said in report.numbered:
        yield _said(said, number)
    yield "</section>\n"
    if report.sources:
        yield '<section>\n<h2>Sources</h2>\n<ol class="sources">\n'
        for number, cited in enumerate(report.sources, 1):
            yield f'<li id="source-{number}">{citation.linked(cited, citation.chicago(cited))}</li>\n'
        yield "</ol>\n</section>\n"


def _said(said: Said, number: int) -> str:
    cited = said.cited
    cite = f' cite="{markup(cited.url)}"' if cited.url else ""
    where = [part for part in (said.role, day_words.day(cited.published), cited.source) if part]
    by = " · ".join([f"<b>{markup(said.speaker)}</b>", *(markup(part) for part in where)])
    warned = f' · <span class="warning">{markup(", ".join(said.warnings))}</span>' if said.warnings else ""
    return (
        f'<div class="said">\n<blockquote{cite}>{markup(said.words)}'
        f'<sup><a href="#source-{number}">{number}</a></sup></blockquote>\n'
        f'<p class="by">{by}{warned}</p>\n</div>\n'
    )


def _listed(lines: tuple[str, ...], name: str) -> str:
    return f'<ul class="{name}">\n{"".join(f"<li>{markup(one)}</li>" + chr(10) for one in lines)}</ul>\n'
