"""The grammar: patterns over the roles of tokens, read from data/lexicon/dates-patterns.tsv.

A row gives its rule, the one function that reads its matches, and its pattern. A pattern consists of
roles (MON, DAY), words (of, quarter), marks (,), names for what is caught (month:MON), groups ( | )
and ?. A row whose rule starts with = defines a part for the rows below it.
There is no * or +, so a match is never longer than its pattern and the search is linear.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dashboard.errors import ModelError
from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.match import Match
from dashboard.extract.dates.grammar.numbers import (
    COUNT_ROLES,
    SMALL_ROLES,
    YEAR_ROLES,
    merge_numbers,
)
from dashboard.extract.dates.grammar.tokens import SHAPE_ROLES, Tokens, tokenize
from dashboard.text.lexicon import rows

PIECE = re.compile(r"(?:[a-z_]+:)?(?:[A-Z]+|[a-z]+)|[(),|?'’]")
LETTERS = "wo"  # words of one letter: "W17", "8 o'clock"
# One character stands for one set of roles; private to this module.
FIRST_CODE = 0x4E00
NO_ROLES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the grammar."""

    rule: str
    reading: str
    regex: re.Pattern[str]
    # Group of the regular expression -> the name it stands for, and the role it requires.
    names: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns, by the character of the token that they can start with."""

    codes: dict[frozenset[str], str]
    by_first: dict[str, tuple[Pattern, ...]]
    starters: re.Pattern[str]
    literals: frozenset[str]


def read(text: str) -> tuple[Tokens, str]:
    """Return the tokens of a text and their string of role characters."""
    grammar = load()
    tokens = merge_numbers(tokenize(text, literals=grammar.literals))
    none = grammar.codes[NO_ROLES]
    return tokens, "".join([grammar.codes.get(roles, none) for roles in tokens.roles])


def next_start(codes: str, index: int) -> int:
    """Return the next token at which a pattern can start, or the end of the text."""
    match = load().starters.search(codes, index)
    return match.start() if match else len(codes)


def candidates(tokens: Tokens, codes: str, index: int) -> list[Match]:
    """Return what matches at a token, longest first; ties are in the order of the grammar."""
    found = []
    for pattern in load().by_first.get(codes[index], ()):
        if match := pattern.regex.match(codes, index):
            caught = {
                name: (match.start(group), role)
                for group, (name, role) in pattern.names.items()
                if match.start(group) >= 0
            }
            found.append(Match(tokens, pattern.rule, pattern.reading, index, match.end(), caught))
    if len(found) > 1:
        found.sort(key=lambda one: -one.end)
    return found


@cache
def load() -> Grammar:
    """Read the grammar once."""
    parts: dict[str, str] = {}
    sources: list[tuple[str, str, str]] = []
    for row in rows("dates-patterns"):
        pattern = _expand(row["pattern"], parts)
        if row["rule"].startswith("="):
            parts[row["rule"][1:]] = pattern
        else:
            sources.append((row["rule"], row["reading"], pattern))
    literals = frozenset(
        piece.rpartition(":")[2]
        for *_, text in sources
        for piece in PIECE.findall(text)
        if _is_literal(piece)
    )
    codes = {roles: chr(FIRST_CODE + index) for index, roles in enumerate(_role_sets(literals))}
    by_role: dict[str, str] = defaultdict(str)
    for roles, code in codes.items():
        for role in roles:
            by_role[role] += code
    by_first: dict[str, list[Pattern]] = defaultdict(list)
    for rule, reading, text in sources:
        _check(rule, text, by_role)
        pattern_row = Pattern(rule, reading, *_compiled(text, by_role))
        for code in dict.fromkeys(_firsts(text, by_role)):
            by_first[code].append(pattern_row)
    starters = re.compile(f"[{''.join(by_first)}]")
    return Grammar(codes, {code: tuple(rows) for code, rows in by_first.items()}, starters, literals)


def _check(rule: str, pattern: str, by_role: dict[str, str]) -> None:
    """Raise ModelError for a piece that is not a role, word or mark: no token could ever match it."""
    unknown = PIECE.sub(" ", pattern).split()
    for piece in PIECE.findall(pattern):
        role = piece.rpartition(":")[2]
        is_letter = role.isalpha() and role.islower() and len(role) == 1 and role not in LETTERS
        if is_letter or (role.isupper() and role not in by_role):
            unknown.append(piece)
    if unknown:
        raise ModelError(
            f"The pattern {pattern!r} of the rule {rule!r} in dates-patterns.tsv has {unknown[0]!r}, "
            "which is no role of dates-words.tsv, no word and no mark. A part is written name:ROLE."
        )


def _expand(pattern: str, parts: dict[str, str]) -> str:
    """Replace the named parts in a pattern by what they stand for."""
    return re.sub(r"=([A-Z]+)", lambda match: f"( {parts[match[1]]} )", pattern)


def _is_literal(piece: str) -> bool:
    return piece not in "()|?" and not piece.rpartition(":")[2].isupper()


def _role_sets(literals: frozenset[str]) -> list[frozenset[str]]:
    """Return every set of roles that a token can have, in a fixed order."""
    sets = {NO_ROLES, COUNT_ROLES, SMALL_ROLES, YEAR_ROLES, *SHAPE_ROLES}
    sets |= {frozenset((word,)) for word in literals}
    for word, known in lexicon.words().items():
        named = {word} & literals
        for roles in (frozenset(known.roles), frozenset(known.roles) - known.capital):
            sets.add(roles | named)
            if "NUMWORD" in roles:
                sets |= {(roles - {"NUMWORD"}) | named | number for number in (COUNT_ROLES, SMALL_ROLES)}
    return sorted(sets, key=lambda roles: (len(roles), sorted(roles)))


def _compiled(text: str, by_role: dict[str, str]) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """Turn a pattern into a regular expression over role characters, and say what its groups catch."""
    out: list[str] = []
    names: dict[str, tuple[str, str]] = {}
    for count, piece in enumerate(PIECE.findall(text)):
        name, _, role = piece.rpartition(":")
        if piece in ("(", ")", "|", "?"):
            out.append("(?:" if piece == "(" else piece)
        else:
            letters = f"[{by_role[role]}]" if by_role[role] else "(?!)"
            # A name may occur in several alternatives; Python allows each group name only once.
            group = f"{name}_{count}"
            if name:
                names[group] = name, role
            out.append(f"(?P<{group}>{letters})" if name else letters)
    return re.compile("".join(out)), names


def _firsts(text: str, by_role: dict[str, str]) -> str:
    """Return the characters that a match can start with."""
    letters, _, _ = _first_of(PIECE.findall(text), 0, by_role)
    return letters


def _first_of(pieces: list[str], index: int, by_role: dict[str, str]) -> tuple[str, bool, int]:
    """Return the possible first characters from here, whether all may be absent, and where the group ends."""
    letters, open_, absent = "", True, False
    while index < len(pieces) and pieces[index] != ")":
        piece = pieces[index]
        if piece == "|":
            absent, open_ = absent or open_, True
            index += 1
            continue
        if piece == "(":
            inner, skippable, index = _first_of(pieces, index + 1, by_role)
        else:
            inner, skippable = by_role[piece.rpartition(":")[2]], False
        index += 1
        if index < len(pieces) and pieces[index] == "?":
            skippable, index = True, index + 1
        if open_:
            letters += inner
            open_ = skippable
    return letters, absent or open_, index
