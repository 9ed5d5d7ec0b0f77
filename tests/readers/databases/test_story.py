"""Days, sections and languages as the databases write them."""

import pytest

from dashboard.readers import published
from dashboard.readers.databases import story

DAYS = [
    ("April 26, 2022 Tuesday", "2022-04-26"),
    ("Sunday January 10 2010", "2010-01-10"),
    ("December 19, 1991, Sunday, An Edition", "1991-12-19"),
    ("July 1, 2019 Monday 9:20 AM GMT", "2019-07-01"),
    ("12 April 2013 Tuesday", "2013-04-12"),
    ("Sep 20, 2024", "2024-09-20"),
    ("2012-01-09T01:35:58Z", "2012-01-09"),
    ("jeudi 5 octobre 2013", "2013-10-05"),
    ("Le 5 août 2013", "2013-08-05"),
    ("1er janvier 2020", "2020-01-01"),
    ("décembre 10 2019", "2019-12-10"),
    ("10 décembre 2019 mardi 3:00 AM GMT", "2019-12-10"),
    ("Samedi 30 Juin 2018", "2018-06-30"),
    ("Dienstag, 10. Dezember 2019", "2019-12-10"),
    ("10.Dezember 2019", "2019-12-10"),
    ("5. März 2013", "2013-03-05"),
    ("martes 26 de abril de 2022", "2022-04-26"),
    ("26 aprile 2022 martedì", "2022-04-26"),
    ("31 maart 2020", "2020-03-31"),
    ("5 out 2013", "2013-10-05"),
    ("January 2010", "None"),
    ("Winter 2010", "None"),
    ("4/5/2022", "None"),
    ("March for jobs", "None"),
    ("Mars attacks in 1996", "None"),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_a_day_is_read_in_the_language_of_the_database(words: str, day: str) -> None:
    assert str(published.day_of(words)) == day


@pytest.mark.parametrize("words", ["January 2010", "Winter 2010", "Spring/Summer 2010", "Nov/Dec 2019"])
def test_a_month_stands_where_a_day_would(words: str) -> None:
    assert story.is_day(words) == (words != "Spring/Summer 2010")


SECTIONS = [
    ("NEWS; Pg. 3", "NEWS", "3"),
    ("Pg. B22", "", "B22"),
    ("Section A; Column 0; Foreign Desk; Pg. 1", "Section A; Foreign Desk", "1"),
    ("Section 5; Part 2; Page 16; Column 2; National Desk", "Section 5; Part 2; National Desk", "16"),
    ("Section B; Page 22, Column 2; National Desk", "Section B; National Desk", "22"),
    ("POLITICS; Version:28", "POLITICS", ""),
    ("POLITIK; S. 4", "POLITIK", "4"),
    ("Sport", "Sport", ""),
    ("Page One", "Page One", ""),
    ("Pages of the past; Pg. 12-13", "Pages of the past", "12-13"),
    ("", "", ""),
]


@pytest.mark.parametrize(("line", "section", "page"), SECTIONS)
def test_a_line_gives_section_and_page(line: str, section: str, page: str) -> None:
    assert story.section_and_page(line) == (section, page)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ENGLISH; ENGLISHS", "en"),
        ("Français", "fr"),
        ("Deutsch", "de"),
        ("EN", "en"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_a_language_has_its_code(name: str, code: str) -> None:
    assert story.language(name) == code


RIGHTS = [
    ("Copyright 2010 Guardian Unlimited", True),
    ("© 2006 Owner. Tous droits réservés.", True),
    ("(c) 2022 The Harbour Company. All Rights Reserved.", True),
    ("All Rights Reserved", True),
    ("Copyright, the lawyers said in 2010, was another matter.", False),
    ("Copyright law is changing, said Ana Berg.", False),
    ("(c) a third way to the harbour", False),
]


@pytest.mark.parametrize(("line", "is_rights"), RIGHTS)
def test_a_copyright_line_is_told_from_a_sentence(line: str, is_rights: bool) -> None:
    assert bool(story.RIGHTS.match(line)) == is_rights
