"""The verb decides between the last and the next Friday: by its form, or by its tag where tags are given."""

from datetime import date

import pytest

from dashboard.extract.dates import find_dates

TUESDAY = date(2022, 4, 26)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He will speak on Friday.", "2022-04-29"),
        ("He spoke on Friday.", "2022-04-22"),
        ("On Friday he will speak.", "2022-04-29"),
        ("He is going to speak Friday.", "2022-04-29"),
        ("The vote is due on Friday.", "2022-04-29"),
        ("He said on Friday that it will rain.", "2022-04-22"),
        ("The minister had been scheduled to speak on Friday.", "2022-04-22"),
        ("It may end on Friday.", "2022-04-29"),
        ("Leaders meet Friday in Paris.", "2022-04-29"),
        ("The offer expires Friday.", "2022-04-29"),
    ],
)
def test_the_form_of_the_verb(text: str, value: str) -> None:
    assert [found.value for found in find_dates(text, published=TUESDAY)] == [value]


@pytest.mark.parametrize(("tag", "value"), [("VBD", "2022-04-22"), ("VB", "2022-04-29")])
def test_tags_win_over_forms(tag: str, value: str) -> None:
    text = "The board wants them to cut on Friday."
    tags = {text.index("wants"): "VBZ", text.index("to"): "TO", text.index("cut"): tag}
    if tag == "VBD":
        text, tags = "The board cut on Friday.", {10: "VBD"}
    assert find_dates(text, published=TUESDAY, tags=tags)[0].value == value


def test_a_tag_tells_may_the_verb_from_the_month() -> None:
    text = "It rains, May said."
    assert find_dates(text, published=TUESDAY, tags={text.index("May"): "MD"}) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said that on Friday the court will rule.", "2022-04-29"),
        ("It ignored warnings on Friday that strikes could begin.", "2022-04-22"),
        ("They managed to meet on Friday.", "2022-04-22"),
        ("They agreed to meet on Friday.", "2022-04-29"),
    ],
)
def test_each_clause_has_its_own_verb(text: str, value: str) -> None:
    assert [found.value for found in find_dates(text, published=TUESDAY)] == [value]


@pytest.mark.parametrize(
    ("text", "tags", "value"),
    [
        ("Parliament votes Monday.", {"votes": "VBZ"}, "2022-05-02"),
        ("She is arriving Sunday.", {"is": "VBZ", "arriving": "VBG"}, "2022-05-01"),
        ("The move follows Monday's vote.", {"follows": "VBZ"}, "2022-04-25"),
        ("It has a good name, officials say Monday.", {"has": "VBZ", "say": "VBP"}, "2022-04-25"),
        ("The record set on Monday stands.", {"set": "VBN", "stands": "VBZ"}, "2022-04-25"),
    ],
)
def test_the_present_tells_what_is_planned(text: str, tags: dict[str, str], value: str) -> None:
    tagged = {text.index(word): tag for word, tag in tags.items()}
    assert [found.value for found in find_dates(text, published=TUESDAY, tags=tagged)] == [value]
