"""Lines in a web page's article that are none of it: byline, day, buttons, advertisements."""

import re

from dashboard.readers import days_abroad, published

LETTERS = re.compile(r"[^\W_]+")
LONGEST = 80
# What is written on buttons and above advertisements, as a line of its own.
FURNITURE = re.compile(
    r"advertis(?:ement|ing)|sponsored(?: content)?|skip (?:ad|advertisement)|loading|close|next|previous"
    r"|(?:continue reading|(?:story|article) continues)"
    r"(?: the main story| below(?: advertisement| this ad)?| after (?:the )?(?:ad|advertisement))?"
    r"|read (?:more|(?:the )?full (?:story|article))(?: here)?|(?:show|see|view) (?:more|all|comments)"
    r"|share(?: this)?(?: article| story| post| page)?(?: (?:on|via) \w+)?|tweet(?: this)?|copy link"
    r"|(?:e-?mail|print|save)(?: this)?(?: article| story| page)?|(?:leave a |post a |\d+ )?comments?"
    r"|follow us(?: on [\w, ]+)?|subscribe(?: now| today)?|(?:sign|log) (?:up|in)"
    r"|(?:sign up (?:for|to)|get) [\w’' ]{0,30}newsletters?|(?:hide|toggle|show) caption"
    r"|(?:play|watch|replay)(?: (?:video|now))?|listen(?: to (?:this )?article)?|enlarge(?: this)?(?: image)?"
    r"|facebook|twitter|whatsapp|pinterest|linkedin|instagram|report an (?:error|typo)|\d+ (?:of|/) \d+",
    re.IGNORECASE,
)
# By Ana Bell, Courier Staff · BY ANA BELL AND TOM REYES
BYLINE = re.compile(
    r"(?:by|BY|By):? (?:[A-ZÀ-Þ][\w.’'-]*\s*){2,4}(?:(?:,|\||•|·|—|-|(?:and|AND|for|in|at)\b)[^.!?]{0,60})?"
)
SAID = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|created)|date)\b(?: on| at)?\W{0,3}",
    re.IGNORECASE,
)
# The only words in the line of a day: Tuesday, April 26, 2022 at 10:00 a.m. EDT | Updated 27 April
DAY_WORDS = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}"
    r"|st|nd|rd|th|at|on|of|a|p|m|am|pm|gmt|utc|[ecmp][sd]?t|bst|cest|ist|published|posted|updated|last|modified"
    r"|min|minutes?|read|um|uhr|à|às|ore|alle|las|kl|h|heures|mesz|mez|cet)"
)


def byline(text: str, *, title: str = "") -> str:
    """Return the byline before a text's first paragraph, "" if it has none.

    >>> byline("SPORT\\nBy Ana Bell\\nThe dam holds.")
    'By Ana Bell'
    """
    for line in text.split("\n"):
        words = line.strip()
        if BYLINE.fullmatch(words):
            return words
        if not (_is_short(words) or _same(words, title)):
            break
    return ""


def trimmed(text: str, *, title: str = "", author: str = "", has_day: bool = False) -> str:
    """Return a page's text without such lines; byline and day only before any paragraph.

    A byline or a day stays if the Document has no author or no day. The headline stays: “Levee must rise,
    Corps says” names a speaker.

    >>> trimmed("By Ana Bell\\nThe dam holds.\\nAdvertisement\\nIt rains.", author="Ana Bell")
    'The dam holds.\\nIt rains.'
    """
    kept: list[str] = []
    at_head = True
    for line in text.split("\n"):
        words = line.strip()
        is_field = (author and _is_author(words, author)) or (has_day and is_day(words))
        if FURNITURE.fullmatch(words.rstrip(" .:…»›>")) or (at_head and is_field):
            continue
        at_head = at_head and (_is_short(words) or _same(words, title))
        kept.append(line)
    return "\n".join(kept).strip() or text


def _is_short(words: str) -> bool:
    """Say whether a line is neither long nor a sentence, such as the kicker above a headline."""
    return len(words) <= LONGEST and not words.endswith((".", "?", "!", "”", '"'))


def _is_author(words: str, author: str) -> bool:
    return _same(words, author) or (len(words) <= LONGEST and BYLINE.fullmatch(words) is not None)


def is_day(words: str) -> bool:
    """Say whether a line is a day and nothing else, "Published" before it and a time aside."""
    if len(words) > LONGEST:
        return False
    said = SAID.match(words)
    day = words[said.end() :] if said else words
    return published.day_of(day) is not None and all(
        DAY_WORDS.fullmatch(word) for word in re.findall(r"[^\W\d_]+", days_abroad.in_english(day).casefold())
    )


def _same(words: str, field: str) -> bool:
    return field != "" and LETTERS.findall(words.casefold()) == LETTERS.findall(field.casefold())
