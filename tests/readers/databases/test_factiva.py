"""What stands above the text of an article from Factiva in the form for reading, without codes."""

import pytest

from dashboard.readers.databases import blocks, factiva
from dashboard.records import Document, Problem

TEXT = ["Seals like cold mornings, said Ana Berg.", "They sing."]
END = ["Document POST000020220426ei4q0003x"]
DAY, WORDS = "26 April 2022", "1,295 words"
RIGHTS = "Copyright 2022 The Post. All Rights Reserved."
USUAL = [WORDS, DAY, "The Post", "POST", "English", RIGHTS]
# The lines above the text; title, source, author, section, page, language
HEADERS = [
    (["Seals", *USUAL], ("Seals", "The Post", "", "", "", "en")),
    (["Seals", "By Ana Berg", *USUAL], ("Seals", "The Post", "Ana Berg", "", "", "en")),
    (
        ["Foreign Desk; SECTA", "Seals", "By ANA BERG", *USUAL],
        ("Seals", "The Post", "ANA BERG", "Foreign Desk; SECTA", "", "en"),
    ),
    (["News", "Seals", *USUAL], ("Seals", "The Post", "", "News", "", "en")),
    (
        ["Seals on the quay sing", "Per Lund in Riga", *USUAL],
        ("Seals on the quay sing", "The Post", "Per Lund in Riga", "", "", "en"),
    ),
    (
        ["World", "Seals", "Per Lund in Riga", *USUAL],
        ("Seals", "The Post", "Per Lund in Riga", "World", "", "en"),
    ),
    (
        ["Seals", WORDS, DAY, "15:32 GMT", "The Post", "POST", "English", RIGHTS],
        ("Seals", "The Post", "", "", "", "en"),
    ),
    (
        ["Seals", WORDS, DAY, "The Post", "POST", "Late Edition", "A12", "Volume 7", "English", RIGHTS],
        ("Seals", "The Post", "", "", "A12", "en"),
    ),
    (
        ["Robben", "295 Wörter", "26. April 2022", "Hafenpost", "HAFP", "4", "Deutsch", RIGHTS],
        ("Robben", "Hafenpost", "", "", "4", "de"),
    ),
    (
        ["Phoques", "295 mots", "26 avril 2022", "Le Port", "PORT", "Français", "Le Port 2022."],
        ("Phoques", "Le Port", "", "", "", "fr"),
    ),
    (["Seals", WORDS, DAY, "The Post", "POST", RIGHTS], ("Seals", "The Post", "", "", "", "")),
    (["Seals", WORDS, DAY, "The Post", "POST", "English"], ("Seals", "The Post", "", "", "", "en")),
    (["Seals", WORDS, DAY, "The Post", "POST"], ("Seals", "The Post", "", "", "", "")),
]  # fmt: skip


def of_lines(lines: list[str]) -> list[Document | Problem]:
    return list(factiva.articles(blocks.of_paragraphs(lines)))


@pytest.mark.parametrize(("header", "fields"), HEADERS, ids=range(len(HEADERS)))
def test_what_stands_above_the_text(header: list[str], fields: tuple[str, ...]) -> None:
    (item,) = of_lines([*header, *TEXT, *END])
    assert isinstance(item, Document)
    found = (item.title, item.source, item.author, item.section, item.page, item.language)
    assert (found, str(item.published), item.text) == (fields, "2022-04-26", "\n\n".join(TEXT))


CODES = ["HD Seals", "WC 295 words", "PD 26 April 2022", "SN The Post", "LA English", "LP", "They sing."]
WAYS = ["HD\t{}", "HD\n{}", "HD   {}", "HD|{}|", "HD | {} |", "HD\xa0\xa0{}", "  HD\t{}"]


@pytest.mark.parametrize("way", WAYS)
def test_a_code_stands_apart_from_its_value_in_many_ways(way: str) -> None:
    lines = [way.replace("HD", one[:2]).format(one[3:]) if len(one) > 2 else one for one in CODES[:5]]
    (item,) = factiva.articles(blocks.of_text("\n".join([*lines, *CODES[5:], "AN", *END])))
    assert isinstance(item, Document)
    found = (item.id, item.title, str(item.published), item.source, item.text)
    assert found == (END[0].split()[1], "Seals", "2022-04-26", "The Post", "They sing.")


def test_words_that_look_like_codes_stay_in_the_text() -> None:
    text = ["HD sets sell well.", "PG tips cost more.", "IN Riga nobody", "Document the seals, she said."]
    (item,) = of_lines(["Seals", *USUAL, *text, *END])
    assert isinstance(item, Document)
    assert item.text == "\n\n".join(text)
