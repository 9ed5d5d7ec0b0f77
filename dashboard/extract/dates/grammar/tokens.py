"""Split a text into words and marks, each with the roles it can play in an expression of time."""

import re
from dataclasses import dataclass, field

from dashboard.extract.dates.grammar import lexicon

# Every alternative is bounded or a single run, so the whole expression is linear on any input.
TOKEN = re.compile(
    r"""
      (?P<break>\n[ \t\r]*\n)
    | (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))
    | (?P<nine_eleven>9/11(?![\d/]))
    | (?P<slashed>\d{1,4}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{2,4}(?![\d]))
    | (?P<year_slash>(?:1[5-9]|20)\d\d/\d\d(?![\d/]))
    | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}\.\d{2}(?=[ ]?[aApP]\.?[mM]))
    | (?P<decade>(?:\d{3}0|['’]\d0)s\b)
    | (?P<tens>[1-9]0s\b)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<fraction>1/[234]\b|3/4\b|[½¼¾])
    | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)
    | (?P<short_year>['’]\d{2}\b)
    | (?P<ampm>[aApP]\.[mM]\.?|[aApP][mM]\b)
    | (?P<era>B\.C\.(?:E\.)?|A\.D\.)
    | (?P<poss>['’]s\b)
    | (?P<abbreviation>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec
        |Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)
    | (?P<quarter>[Qq][1-4]\b)
    | (?P<half>[Hh][12]\b)
    | (?P<word>[^\W\d_]+)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
NO_ROLES: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tokens:
    """The words and marks of one text, in parallel lists."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    roles: list[frozenset[str]] = field(default_factory=list)
    numbers: list[float | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def word(self, index: int) -> str:
        """Return a token in lower case, or "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def touches(self, index: int) -> bool:
        """Say whether there is nothing between a token and the one before it."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]


def tokenize(text: str, *, literals: frozenset[str]) -> Tokens:
    """Split a text into tokens; `literals` are the words that the patterns name directly.

    Numbers in words are still single words: `numbers.merge_numbers` joins them.
    """
    tokens = Tokens(text)
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        word = match.group().lower()
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.words.append(word)
        tokens.roles.append(_roles(match.group(), word, kind, literals))
        tokens.numbers.append(_number(word, kind))
    _tell_dashes(tokens)
    return tokens


def _roles(surface: str, word: str, kind: str, literals: frozenset[str]) -> frozenset[str]:
    """Return the roles of one token by its shape and by the lexicon."""
    if kind in ("word", "abbreviation"):
        return _word_roles(surface, word.rstrip("."), literals)
    if kind == "other":
        return frozenset((word,)) if word in literals else NO_ROLES
    if kind == "number":
        return _number_roles(word)
    if kind == "ordinal":
        return ORDINAL_DAY if int(word[:-2]) in range(1, 32) else ORDINAL
    return SHAPES[kind]


ORDINAL = frozenset(("ORD",))
ORDINAL_DAY = frozenset(("ORD", "DAY"))
NUMBER = frozenset(("NUM",))
DAY_NUMBER = frozenset(("NUM", "DAY"))
YEAR_NUMBER = frozenset(("NUM", "YEAR"))
SHAPES = {
    "break": frozenset(("BREAK",)),
    "iso": frozenset(("ISO",)),
    "slashed": frozenset(("SLASHED",)),
    "clock": frozenset(("CLOCK",)),
    "decade": frozenset(("DECADE",)),
    "fraction": frozenset(("FRACTION",)),
    "short_year": frozenset(("SHORTYEAR",)),
    "ampm": frozenset(("AMPM",)),
    "nine_eleven": frozenset(("NINEELEVEN",)),
    "quarter": frozenset(("QNAME",)),
    "half": frozenset(("HNAME",)),
    "poss": frozenset(("POSS",)),
    "year_slash": frozenset(("YEARSLASH",)),
    "tens": frozenset(("TENS",)),
    "era": frozenset(("ERA",)),
}


def _word_roles(surface: str, word: str, literals: frozenset[str]) -> frozenset[str]:
    known = lexicon.words().get(word)
    if known is None:
        return frozenset((word,)) if word in literals else NO_ROLES
    roles = set(known.roles)
    if not surface[0].isupper():
        roles -= known.capital
    if word in literals:
        roles.add(word)
    return frozenset(roles)


def _number_roles(word: str) -> frozenset[str]:
    if not word.isdecimal():
        return NUMBER
    # A long run of digits is not a count, and int() of one would be slow.
    if len(word) > 9:
        return NO_ROLES
    if len(word) <= 2 and 1 <= int(word) <= 31:
        return DAY_NUMBER
    return YEAR_NUMBER if len(word) == 4 and 1000 <= int(word) <= 2199 else NUMBER


def _number(word: str, kind: str) -> float | None:
    if kind == "number" and len(word) <= 15:
        return float(word.replace(",", ""))
    return None


def _tell_dashes(tokens: Tokens) -> None:
    """Give their roles to a hyphen inside a word ("mid-May") and to a dash between words."""
    for index, word in enumerate(tokens.words):
        if word in DASHES:
            inside = tokens.touches(index) and tokens.touches(index + 1) and word in HYPHENS
            tokens.roles[index] = frozenset(("HYPHEN",)) if inside else frozenset(("DASH",))


DASHES = frozenset("-–—_‐‑−")
HYPHENS = frozenset("-–‐‑−")
SHAPE_ROLES = (
    *SHAPES.values(),
    ORDINAL,
    ORDINAL_DAY,
    NUMBER,
    DAY_NUMBER,
    YEAR_NUMBER,
    frozenset(("HYPHEN",)),
    frozenset(("DASH",)),
)
