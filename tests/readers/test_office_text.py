"""DOCX, ODT and RTF read as a reader of the paper sees them."""

from pathlib import Path

import pytest

from dashboard import readers
from dashboard.readers import docx, odt, rtf
from dashboard.records import Document, Problem
from tests.readers import by_hand


def run(words: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def par(*runs: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}{''.join(runs)}</w:p>"


HIDDEN = "<w:vanish/>"
BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='x'><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r>"
    "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
    "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
)
CELLS = "".join(f"<w:tc>{par(run(word))}</w:tc>" for word in ("Riga", "17"))
LONG = "A long cell of a page's layout, which is no table at all but holds a whole paragraph of the article."


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (par(run("One.")) + par(run("Two.")), ["One.", "Two."]),
        (par(run("He ") + run("said it", "<w:b/>") + run(".")), ["He said it."]),
        (par(run("Seen.") + run(" Not seen.", HIDDEN)), ["Seen."]),
        (par(run("Seen.", '<w:vanish w:val="0"/>')), ["Seen."]),
        (par(run("It rose") + f"<w:ins>{run(' by ten')}</w:ins>"), ["It rose by ten"]),
        (par(run("It rose") + "<w:del><w:r><w:delText> by nine</w:delText></w:r></w:del>"), ["It rose"]),
        (par(f"<w:moveFrom>{run('Old place.')}</w:moveFrom>" + run("New.")), ["New."]),
        (par(run("A.") + BOX + run(" B.")), ["A. B.", "In a box."]),
        (f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>", ["Riga\t17"]),
        (
            f"<w:tbl><w:tr><w:tc>{par(run(LONG))}</w:tc><w:tc>{par(run('B'))}</w:tc></w:tr></w:tbl>",
            [LONG, "B"],
        ),
        (f"<w:tbl><w:tr><w:tc><w:tbl><w:tr>{CELLS}</w:tr></w:tbl></w:tc></w:tr></w:tbl>", ["Riga\t17"]),
        (par("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), ["a b\nc"]),
        (par("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>"), ["well-known"]),
        (par("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("7")), ["7"]),
        (par(f"<w:hyperlink>{run('a link')}</w:hyperlink>"), ["a link"]),
        (par(f"<w:sdt><w:sdtContent>{run('a control')}</w:sdtContent></w:sdt>"), ["a control"]),
        (par(run("non\u00adsense")), ["nonsense"]),
        (par(run("“Curly,” she said—‘so’.")), ["“Curly,” she said—‘so’."]),
    ],
)
def test_docx_gives_what_is_seen(tmp_path: Path, body: str, wanted: list[str]) -> None:
    assert docx.paragraphs(by_hand.docx(tmp_path / "a.docx", body)) == wanted


def test_footnotes_of_a_docx_come_last(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes xmlns:w="{by_hand.W}"><w:footnote w:type="separator">{par(run("---"))}</w:footnote>'
        f"<w:footnote>{par(run('He was asked twice.'))}</w:footnote></w:footnotes>"
    )
    path = by_hand.docx(tmp_path / "a.docx", par(run("One.")) + par(run("Two.")), footnotes=notes)
    assert docx.paragraphs(path) == ["One.", "Two.", "He was asked twice."]


def test_heads_and_feet_of_a_docx_are_no_text(tmp_path: Path) -> None:
    head = f'<w:hdr xmlns:w="{by_hand.W}">{par(run("HEAD"))}</w:hdr>'
    path = by_hand.docx(tmp_path / "a.docx", par(run("One.")), header1=head, footer1=head)
    assert docx.paragraphs(path) == ["One."]


def test_a_heading_is_told_by_the_name_of_its_style_whatever_the_language_of_word(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{by_hand.W}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/>'
        "</w:style></w:styles>"
    )
    body = (
        par(run("The Valley Courier.")) + par(run("Dam vote."), style="berschrift1") + par(run("They voted."))
    )
    (document,) = readers.read_here(by_hand.docx(tmp_path / "a.docx", body, styles=styles))
    assert isinstance(document, Document) and document.title == "Dam vote."


def test_a_main_part_of_another_number_is_found(tmp_path: Path) -> None:
    content = f'<w:document xmlns:w="{by_hand.W}"><w:body>{par(run("One."))}</w:body></w:document>'
    path = by_hand.archive(tmp_path / "a.docx", [("word/document2.xml", content)])
    assert docx.paragraphs(path) == ["One."]


def test_the_days_of_a_file_are_not_its_day_of_publication(tmp_path: Path) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Ana Kerr</dc:creator>'
        "<dcterms:created>2022-04-26T10:00:00Z</dcterms:created></cp:coreProperties>"
    )
    body = f'<w:document xmlns:w="{by_hand.W}"><w:body>{par(run("One."))}</w:body></w:document>'
    path = by_hand.archive(tmp_path / "a.docx", [("word/document.xml", body), ("docProps/core.xml", core)])
    (document,) = readers.read_here(path)
    assert isinstance(document, Document)
    assert (document.published, document.published_from, document.author) == (None, "unknown", "Ana Kerr")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<text:p>One.</text:p><text:h>Two</text:h>", ["One.", "Two"]),
        ("<text:p>He <text:span>said</text:span> it.</text:p>", ["He said it."]),
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>", ["a b c\nd"]),
        ("<text:p>a<text:s text:c='999999999'/>b</text:p>", ["a b"]),
        ("<text:p>Seen.<text:span text:style-name='T1'> Not.</text:span></text:p>", ["Seen."]),
        ("<text:p>Seen.<text:hidden-text>Not.</text:hidden-text></text:p>", ["Seen."]),
        ("<text:tracked-changes><text:p>Old.</text:p></text:tracked-changes><text:p>New.</text:p>", ["New."]),
        (
            "<text:p>A<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p>"
            "</text:note-body></text:note> b.</text:p><text:p>C.</text:p>",
            ["A b.", "C.", "Note."],
        ),
        ("<text:p>A.<draw:text-box><text:p>Box.</text:p></draw:text-box></text:p>", ["A.", "Box."]),
        ("<draw:text-box><text:p>Box.</text:p></draw:text-box><text:p>A.</text:p>", ["A.", "Box."]),
        ("<text:p>A.<office:annotation><text:p>Remark.</text:p></office:annotation></text:p>", ["A."]),
        ("<text:list><text:list-item><text:p>First</text:p></text:list-item></text:list>", ["First"]),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Riga</text:p></table:table-cell>"
            "<table:table-cell><text:p>17</text:p></table:table-cell></table:table-row></table:table>",
            ["Riga\t17"],
        ),
    ],
)
def test_odt_gives_what_is_seen(tmp_path: Path, body: str, wanted: list[str]) -> None:
    hidden = "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
    assert odt.paragraphs(by_hand.odt(tmp_path / "a.odt", body, hidden)) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (r"One.\par Two.\par", ["One.", "Two."]),
        (r"He {\b said} it.", ["He said it."]),
        (r"\ldblquote Yes,\rdblquote  he said\emdash so.", ["“Yes,” he said—so."]),
        (r"\u8220?Yes\u8221?", ["“Yes”"]),
        (r"\uc2\u8220\'93\'93Yes\u8221\'94\'94", ["“Yes”"]),
        (r"{\uc0\u8220 Yes}\u8221?", ["“Yes”"]),
        (r"\u-10179?\u-8704? ok", ["😀 ok"]),
        (r"\u55357? alone", ["alone"]),
        (r"\'93Yes\'94 na\'efve", ["“Yes” naïve"]),
        (r"{\f1 \'d6\'e5\'ed\'e0}", ["Цена"]),
        (r"{\f2 \'93\'fa\'96\'7b}", ["日本"]),
        (r"Seen.{\v  Not.}", ["Seen."]),
        (r"Seen.\v  Not.\v0  Seen.", ["Seen. Seen."]),
        (r"It rose{\deleted  by nine}{\revised  by ten}.", ["It rose by ten."]),
        (r"A{\footnote \pard Note.} b.\par C.\par", ["A b.", "C.", "Note."]),
        (r"{\header HEAD\par}{\footerr FOOT\par}One.", ["One."]),
        (r"{\*\unknown secret}One.", ["One."]),
        (r'{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt a link}}', ["a link"]),
        (r"{\pict\wmetafile8 0102030405}One.", ["One."]),
        ("{\\pict\\bin5 }{\\\\}}One.", ["One."]),
        (r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box.\par}}}One.", ["Box.", "One."]),
        (r"\trowd\pard\intbl Riga\cell 17\cell\row\pard One.\par", ["Riga\t17", "One."]),
        (r"well\_known and non\-sense", ["well-known and nonsense"]),
        (r"a\~b \{c\} \\d", ["a b {c} \\d"]),
        ("One\r\n line.\\\nTwo.", ["One line.", "Two."]),
        (r"a\tab b\line c", ["a b\nc"]),
        (r"{\upr{One.}{\*\ud{One!}}}", ["One."]),
        (r"{\*\bkmkstart a}One.{\*\bkmkend a}{\annotation Remark.}", ["One."]),
    ],
)
def test_rtf_gives_what_is_seen(tmp_path: Path, body: str, wanted: list[str]) -> None:
    path = tmp_path / "a.rtf"
    fonts = r"{\fonttbl{\f0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset128 Mincho;}}"
    path.write_bytes(rb"{\rtf1\ansi\ansicpg1252 " + (fonts + body + "}").encode("latin-1"))
    assert rtf.paragraphs(path) == wanted


def test_what_comes_after_the_end_of_an_rtf_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 One.}{\rtf1 Two.}")
    assert rtf.paragraphs(path) == ["One."]


def test_an_rtf_that_is_cut_short_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1 One.\par Two {\b thr")
    problem, document = sorted(readers.read_here(path), key=lambda item: isinstance(item, Document))
    assert isinstance(problem, Problem) and "cut short" in problem.what
    assert isinstance(document, Document) and document.text == "One.\n\nTwo thr"


@pytest.mark.parametrize(
    ("before", "day"),
    [
        (["Published: 26 April 2022"], "2022-04-26"),
        (["Dam vote", "Date: April 26, 2022", "Source: The Valley Courier"], "2022-04-26"),
        (["THE VALLEY COURIER", "Dam vote", "Published on: 26.04.2022"], "2022-04-26"),
        (["DULUTH, April 26, 2022 — They voted."], "2022-04-26"),
        (["Dam vote", "By Ana Bell", "Published on 26 April 2022, 10:05"], "2022-04-26"),
        (["Dam vote", "First published April 26, 2022"], "2022-04-26"),
        (["Dam vote", "Updated on 26 April 2022"], None),
        (["Le barrage", "Publié le 26 avril 2022"], "2022-04-26"),
        (["Le barrage", "Date : 26 avril 2022", "Auteur : Ana Bell"], "2022-04-26"),
        (["Der Damm", "Dienstag, 26. April 2022, 10:05 Uhr"], "2022-04-26"),
        (["El dique", "Fecha: 26 de abril de 2022"], "2022-04-26"),
        (["Der Damm", "Aktualisiert am 26. April 2022"], None),
        (["Dam vote", "Published 26 years ago"], None),
        (["Language: English"], None),
        (["Dam vote", "26 April 2022 was the day of the vote."], None),
    ],
)
def test_the_day_comes_from_a_labelled_line_or_the_dateline(
    tmp_path: Path, before: list[str], day: str | None
) -> None:
    body = "".join(par(run(words)) for words in [*before, "They voted in the evening.", "All of them."])
    (document,) = readers.read_here(by_hand.docx(tmp_path / "a.docx", body))
    assert isinstance(document, Document)
    assert (document.published and document.published.isoformat()) == day
    assert "ublished on" not in document.text and "Source:" not in document.text
