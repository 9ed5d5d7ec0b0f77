"""Numbers written in words: "twenty-four", "a hundred and five", "nineteen ninety-seven"."""

from dashboard.extract.dates.grammar import lexicon
from dashboard.extract.dates.grammar.tokens import Tokens

# No count in the news is longer; the bound keeps hostile runs linear.
LONGEST = 12
YEAR_ROLES = frozenset(("NUM", "YEAR"))
COUNT_ROLES = frozenset(("NUM",))
SMALL_ROLES = frozenset(("NUM", "DAY"))


def merge_numbers(tokens: Tokens) -> Tokens:
    """Join the words of one number into one token."""
    keep: list[int] = []
    index, size = 0, len(tokens)
    while index < size:
        keep.append(index)
        is_number = tokens.words[index] in lexicon.number_words() or _is_a_hundred(tokens, index)
        index = _merge_at(tokens, index) if is_number else index + 1
    for name in ("starts", "ends", "words", "roles", "numbers"):
        column = getattr(tokens, name)
        setattr(tokens, name, [column[index] for index in keep])
    return tokens


def _is_a_hundred(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] == "a" and tokens.word(index + 1) in (
        "hundred",
        "thousand",
        "million",
        "billion",
    )


def _merge_at(tokens: Tokens, start: int) -> int:
    """Make the number that starts here one token, and return the index after it."""
    end = start + 1
    while end - start < LONGEST and (step := _continues(tokens, end)):
        end += step
    parts = [word for word in tokens.words[start:end] if word in lexicon.number_words()]
    number, is_year = _value(parts)
    roles = YEAR_ROLES if is_year else SMALL_ROLES if 1 <= number <= 31 else COUNT_ROLES
    # "one" and "half" keep the other roles they have.
    if end - start == 1:
        roles |= tokens.roles[start] - {"NUMWORD"}
    tokens.ends[start] = tokens.ends[end - 1]
    tokens.words[start] = tokens.text[tokens.starts[start] : tokens.ends[start]].lower()
    tokens.roles[start], tokens.numbers[start] = roles, float(number)
    return end


def _continues(tokens: Tokens, index: int) -> int:
    """Return by how many tokens a number continues here: 0, 1, or 2 with a hyphen or "and"."""
    before, word = tokens.word(index - 1), tokens.word(index)
    if before == "a":
        return 1
    if _fits(before, word):
        return 1
    following = tokens.word(index + 1)
    if word == "-" and tokens.touches(index) and _fits(before, following):
        return 2
    if word == "and" and before in ("hundred", "thousand") and following in lexicon.number_words():
        return 2
    return 0


def _fits(before: str, word: str) -> bool:
    """Say whether one number word can follow another: "twenty four", never "two three"."""
    left, right = lexicon.number_words().get(before), lexicon.number_words().get(word)
    if left is None or right is None:
        return False
    if right >= 100:
        return right > left or left >= 1000
    if left >= 100:
        return True
    if 20 <= left <= 90 and left % 10 == 0 and right < 10:
        return True
    # "nineteen ninety": the first half of a year.
    return 11 <= left <= 20 and right >= 10


def _value(words: list[str]) -> tuple[int, bool]:
    """Return the number that the words express, and whether they express it as a year.

    >>> _value(["nineteen", "ninety", "seven"]), _value(["two", "hundred", "ten"])
    ((1997, True), (210, False))
    """
    values = [lexicon.number_words()[word] for word in words]
    if len(values) in (2, 3) and 11 <= values[0] <= 20 and all(10 <= v < 100 for v in values[1:2]):
        return values[0] * 100 + sum(values[1:]), True
    total = part = 0
    for number in values:
        if number == 100:
            part = max(part, 1) * 100
        elif number >= 1000:
            total, part = total + max(part, 1) * number, 0
        else:
            part += number
    number = total + part
    return number, len(words) > 1 and 2000 <= number <= 2099
