"""The lines between headline and text that stand alone and say who wrote an article (byline), and when.

Only what cannot be read otherwise is used: a line that is nothing but a byline or a day, above the text.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from dashboard.readers import page_lines, published
from dashboard.readers.people import is_person

MOST = 6  # lines that are looked at: a kicker, a headline, a standfirst, a byline, a day
LONGEST = 150
# By Jane Doe | May 4, 2022 · By Jane Doe • The Valley Courier
BETWEEN = re.compile(r"\s+[|•·–—-]+\s+|\s*[|•·]\s*")
BY = re.compile(r"(?:by|BY|By|(?:Written|Reported|Story|Text|Words) by):?\s+(?=\S)")
# A day of change is not one of publication.
CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified|created|changed)\b", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|AND|&)\s+")
# What stands above a press release and is no headline
NO_HEADLINE = re.compile(
    r"\W*(?:(?:not )?for (?:immediate |general )?(?:release|publication)|(?:press|news|media) release"
    r"|embargoed)\b"
    r"[^.]{0,60}",
    re.IGNORECASE,
)


def find(lines: Iterable[str]) -> tuple[str, date | None, str]:
    """Return the author, the day and the headline above them; "" and None for what isn't there.

    >>> find(["Dam vote", "", "By Jane Doe and Tom Reyes, Staff Writers", "May 4, 2022", "The dam holds."])
    ('Jane Doe; Tom Reyes', datetime.date(2022, 5, 4), 'Dam vote')
    """
    author, day, above = "", None, list[str]()
    for line in islice(filter(str.strip, lines), MOST):
        words = " ".join(line.split())
        parts = [words] if page_lines.is_day(words) else BETWEEN.split(words)
        names, days = next(filter(None, map(byline, parts)), ""), [*filter(None, map(_day, parts))]
        if names or (days and len(days) == len(parts)):
            author, day = author or names, day or next(iter(days), None)
        elif all(map(page_lines.is_day, parts)):
            continue
        elif author or day or not _is_above(words, is_first=not above):
            break
        elif not is_no_headline(words):
            above.append(words)
    return author, day, above[0] if above and (author or day) else ""


def byline(words: str) -> str:
    """Return the people in a line that is a byline, "" if it is none.

    >>> byline("By Ana Bell, Valley Wire"), byline("By Tuesday Ana Bell and the others went")
    ('Ana Bell', '')
    """
    found = BY.match(words)
    if not found or len(words) > LONGEST or words.endswith(("?", "!", ":")):
        return ""
    *before, last = AND.split(words[found.end() :])
    people = [name.strip() for one in before for name in one.split(",")] + [last.split(",")[0].strip()]
    shown = [name.title() if name.isupper() else name for name in people]
    return "; ".join(shown) if all(map(is_person, shown)) else ""


def is_no_headline(words: str) -> bool:
    """Say whether a line only says that what follows is for the press.

    >>> is_no_headline("FOR IMMEDIATE RELEASE"), is_no_headline("Dam vote")
    (True, False)
    """
    return NO_HEADLINE.fullmatch(words) is not None


def without_notice(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs without those at the beginning that only say that they are for the press."""
    first = next((at for at, one in enumerate(paragraphs[:MOST]) if not is_no_headline(one)), 0)
    return list(paragraphs[first:])


def _day(words: str) -> date | None:
    if CHANGED.match(words) or not page_lines.is_day(words):
        return None
    return published.day_of(page_lines.SAID.sub("", words, count=1))


def _is_above(words: str, *, is_first: bool) -> bool:
    """Say whether a line can stand above a byline: a headline, a kicker or a standfirst, no sentence."""
    return len(words) <= LONGEST and (
        not words.endswith((".", "”", '"')) or (is_first and words.endswith("”"))
    )
