"""Bundles made to do harm: large, deep, cut in the middle, full of what looks like a mark."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import readers
from dashboard.records import Document, Problem
from tests.growth import assert_linear
from tests.readers.databases import made

TOLD = made.stories(4)
SEEDS = {
    "bundle.txt": made.nexis_text(TOLD),
    "uni.txt": "\n".join(made.uni_paragraphs(TOLD)),
    "codes.txt": made.factiva_codes(TOLD),
    "factiva.txt": "\n\n".join(made.factiva_paragraphs(TOLD)),
    "proquest.txt": made.proquest_text(TOLD),
    "bundle.html": made.nexis_page(TOLD),
}
CASES = Path(__file__).parents[2] / "cases" / "readers"
FILES = [
    "europresse.html",
    "europresse-older.html",
    "factiva.html",
    "factiva.xml",
    "proquest.eml",
    "proquest.html",
]
NEXIS_HEAD = "LENGTH: 3 words\n1 of 3 DOCUMENTS\n\nBYLINE: x\n\n"
PAGE_HEAD = '<html><body><a name="DOC_ID_0_0"></a><div>1 of 3 DOCUMENTS</div>'
XML_HEAD = "<PPSResponse>"
HARMFUL = {
    "deep.html": PAGE_HEAD + "<div>" * 100_000,
    "deep-factiva.html": "<html><title>Factiva</title>" + "<div class='article enArticle'>" * 50_000,
    "many-names.html": "<html>" + '<span class="DocPublicationName">x</span>' * 20_000,
    "nested-names.html": "<html>" + '<table><tr><td><span class="DocPublicationName">x</span>' * 90,
    "blank.txt": NEXIS_HEAD + "\n" * 200_000,
    "marks.txt": NEXIS_HEAD + "1 of 3 DOCUMENTS\n\n" * 20_000,
    "ends.txt": "Length: 3 words\nBody\n" + "End of Document\n" * 50_000,
    "bodies.txt": "Length: 3 words\nBody\n" + "Body\n" * 50_000,
    "numbers.txt": "Document ABCDEF0020220426ei4q0003x\n" * 20_000,
    "codes.txt": "HD\nWC\nPD\nSN\n" * 20_000,
    "labels.txt": "Full text: x\n\nPublication title: y\n\nPublication date: z\n\n" * 10_000,
    "long-line.txt": NEXIS_HEAD + "x" * 2_000_000,
    "deep.xml": XML_HEAD + "<a>" * 50_000,
    "empty.xml": XML_HEAD + "</PPSResponse>",
    "deep.eml": "From: a@proquest.com\nMIME-Version: 1.0\n"
    + "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(1_500)),
    "empty.eml": "From: a@proquest.com\nTo: b@library.example\n\n",
}


def read(path: Path) -> list[Document | Problem]:
    found = list(readers.read_here(path))
    for item in found:
        if isinstance(item, Problem):
            assert item.cure
            assert "failed (" not in item.what
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMFUL)
def test_what_is_made_to_do_harm_is_survived(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(HARMFUL[name], encoding="utf-8")
    assert read(path)


def test_entities_of_an_xml_file_are_not_resolved(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    names = "abcdefghij"
    bomb = "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in pairwise(names))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE PPSResponse [<!ENTITY a "aaaaaaaaaa">{bomb}'
        '<!ENTITY file SYSTEM "file:///etc/hostname">]><PPSResponse><article><headline>&j; &file;</headline>'
        "<leadParagraph><paragraph>Seals sing. &j; &file;</paragraph></leadParagraph></article></PPSResponse>"
    )
    texts = [item.text for item in read(path) if isinstance(item, Document)]
    # The parser may also refuse such a file.
    assert texts in ([], ["Seals sing. &j; &file;"])


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEDS)
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.sampled_from("cut twice swap wipe".split())), max_size=4))
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_bundle_is_survived(name: str, cuts: list[tuple[float, str]], tmp_path: Path) -> None:
    lines = SEEDS[name].split("\n")
    for share, change in cuts:
        at = int(share * len(lines))
        piece = lines[at : at + 3]
        if change == "cut":
            del lines[at : at + 3]
        elif change == "twice":
            lines[at:at] = piece
        elif change == "swap":
            lines[at : at + 3] = reversed(piece)
        else:
            lines[at : at + 3] = [""] * len(piece)
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read(path)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.45, 0.6, 0.75, 0.9, 0.97])
@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_short_is_survived(name: str, share: float, tmp_path: Path) -> None:
    content = (CASES / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    assert read(path)


GROWING: dict[str, Callable[[int], str]] = {
    "grown.txt": lambda size: made.nexis_text(made.stories(size)),
    "uni.txt": lambda size: "\n".join(made.uni_paragraphs(made.stories(size))),
    "factiva.txt": lambda size: "\n\n".join(made.factiva_paragraphs(made.stories(size))),
    "proquest.txt": lambda size: made.proquest_text(made.stories(size)),
    "grown.html": lambda size: made.nexis_page(made.stories(size)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_twice_the_articles_take_twice_the_time(name: str, tmp_path: Path) -> None:
    def written(size: int) -> Path:
        path = tmp_path / f"{size}-{name}"
        path.write_text(GROWING[name](size), encoding="utf-8")
        return path

    assert_linear(lambda path: list(readers.read_here(path)), written, 150)
