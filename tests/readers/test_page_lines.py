"""Lines of a page that are none of its article."""

import pytest

from dashboard.readers import page_lines

TITLE = "Town will close its dam"
STORY = "The council voted on Tuesday to close the old dam above the town, said Mayor Anna Brandt.\nIt rains."


@pytest.mark.parametrize(
    "line",
    [
        "Ana Bell",
        "By Ana Bell",
        "BY ANA BELL AND TOM REYES",
        "By Ana Bell, Courier Staff",
        "By Tom Reyes | April 26, 2022",
        "April 26, 2022",
        "Tuesday, April 26, 2022 at 10:00 a.m. EDT",
        "Published: 26 April 2022",
        "Posted on April 26, 2022, 3 min read",
        "Updated 2022-04-26 10:00",
    ],
)
def test_what_a_document_has_as_a_field_is_no_line_at_its_head(line: str) -> None:
    trimmed = page_lines.trimmed(f"{line}\n{STORY}", title=TITLE, author="Ana Bell", has_day=True)
    assert trimmed == STORY


def test_a_headline_stays_and_what_is_below_it_is_still_the_head() -> None:
    text = f"“Town will close its dam”\nBy Ana Bell\n{STORY}"
    trimmed = page_lines.trimmed(text, title=TITLE, author="Ana Bell", has_day=True)
    assert trimmed == f"“Town will close its dam”\n{STORY}"


@pytest.mark.parametrize(
    "line",
    [
        "By nightfall the river had risen",
        "By Tuesday Anna Brandt had won.",
        "April 26, 2022, was the day on which the dam broke",
        "Ana Bell said no.",
        "KYIV, April 26 — Talks go on",
        "May he rest",
        "Town will close its dam, and soon",
        "Date of the vote is open",
    ],
)
def test_a_line_that_says_more_is_kept(line: str) -> None:
    text = f"{line}\n{STORY}"
    assert page_lines.trimmed(text, title=TITLE, author="Ana Bell", has_day=True) == text


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Continue reading the main story",
        "Story continues below advertisement",
        "Read more »",
        "Share this article",
        "Share on Facebook",
        "941 comments",
        "Sign up for our morning newsletter",
        "Loading...",
        "Play video",
        "hide caption",
        "1 of 12",
    ],
)
def test_buttons_and_advertisements_are_no_lines(line: str) -> None:
    before, after = STORY.split("\n")
    assert page_lines.trimmed(f"{before}\n{line}\n{after}") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        "Comments by the mayor",
        "“Close!” he said.",
        "Read more books",
        "Next week they vote",
    ],
)
def test_a_line_that_begins_like_a_button_is_kept(line: str) -> None:
    assert line in page_lines.trimmed(f"{STORY}\n{line}\nIt snows.")


def test_behind_the_first_paragraph_a_day_and_a_name_are_text() -> None:
    text = f"{STORY}\nApril 26, 2022\nBy Ana Bell\nTown will close its dam\nIt snows."
    assert page_lines.trimmed(text, title=TITLE, author="Ana Bell", has_day=True) == text


@pytest.mark.parametrize("line", ["By Ana Bell", "April 26, 2022", "Published: 26 April 2022"])
def test_a_byline_or_a_day_that_is_nowhere_else_is_kept(line: str) -> None:
    assert page_lines.trimmed(f"{line}\n{STORY}", title=TITLE) == f"{line}\n{STORY}"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("By Ana Bell", "By Ana Bell"),
        (f"SPORT\n{TITLE}\nBY ANA BELL", "BY ANA BELL"),
        ("Will it hold?\nBy Ana Bell, Courier Staff", "By Ana Bell, Courier Staff"),
        ("The dam holds.\nBy Ana Bell", ""),
        ("By the river", ""),
    ],
)
def test_the_byline_is_the_one_before_the_first_paragraph(head: str, byline: str) -> None:
    assert page_lines.byline(f"{head}\n{STORY}", title="Will it hold?") == byline


def test_a_text_of_nothing_else_is_kept() -> None:
    assert page_lines.trimmed("By Ana Bell", title="Dam") == "By Ana Bell"
