"""Office files and PDFs written by hand, as small as they can be."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "text", "table", "style", "draw", "meta")
).replace("xmlns:draw:1.0", "drawing:1.0")
ODF += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Piece = tuple[float, float, float, str]  # left, height above the page's foot, size, words


def archive(path: Path, members: Iterable[tuple[str, str | bytes]]) -> Path:
    """Write a ZIP with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name, content, packing)
    return path


def docx(path: Path, body: str, **parts: str) -> Path:
    """Write a DOCX whose body is this; more parts of the folder word/ by name."""
    members = [("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')]
    members += [(f"word/{name}.xml", content) for name, content in parts.items()]
    return archive(path, members)


def odt(path: Path, body: str, styles: str = "", mimetype: str = ODT) -> Path:
    """Write an OpenDocument text whose body and automatic styles are these."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    )
    return archive(path, [("mimetype", mimetype), ("content.xml", content)])


def xlsx(path: Path, **sheets: str) -> Path:
    """Write a workbook; each sheet's rows are XML."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    pages = [
        (f"xl/worksheets/sheet{at}.xml", f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>')
        for at, rows in enumerate(sheets.values(), start=1)
    ]
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/>'
    return archive(
        path,
        [
            ("_rels/.rels", f'<Relationships xmlns="{package}">{main}</Relationships>'),
            ("xl/workbook.xml", f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>'),
            *pages,
        ],
    )


def cell(place: str, words: str) -> str:
    """Return a cell with words."""
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows of a sheet; a cell that is "" is left out."""
    written = []
    for number, row in enumerate(rows, start=1):
        cells = [cell(f"{chr(65 + at)}{number}", words) for at, words in enumerate(row) if words]
        written.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(written)


def pdf(path: Path, pages: Sequence[Sequence[Piece]], title: str = "", author: str = "") -> Path:
    """Write a PDF in Helvetica with each piece where it belongs; a page without pieces has a picture."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    objects.append(f"<</Title({title})/Author({author})>>".encode("cp1252"))
    picture = b"\xff" * 3
    objects.append(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 3>>"
        b"stream\n" + picture + b"\nendstream"
    )
    kids = []
    for pieces in pages:
        drawn = b"".join(_drawn(piece) for piece in pieces) or b"q 500 0 0 500 50 50 cm /I Do Q"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>>>" % len(objects)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    path.write_bytes(_file(objects))
    return path


def _drawn(piece: Piece) -> bytes:
    left, height, size, words = piece
    content = b"".join(b"\\%03o" % byte for byte in words.encode("cp1252"))
    return b"BT /F %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, left, height, content)


def _file(objects: Sequence[bytes]) -> bytes:
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    begin = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(objects) + 1, begin))
    return out.getvalue()
