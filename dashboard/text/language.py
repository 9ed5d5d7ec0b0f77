"""In which language most of a text is (language identification): told by its small words and its script.

Measured in CONTRIBUTING.md against py3langid: as good for English or not, without its start.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice

from dashboard.text import lexicon

ENGLISH = "en"
ALIKE = {"eng": ENGLISH, "nb": "no", "nn": "no", "nob": "no", "nno": "no"}
OTHER = "und"  # ISO 639: not English by its script, which language is not known
WORD = re.compile(r"[^\W\d_]+")
AT_ONCE = 50  # words of a stretch that is told alone
# The least share of small words in a stretch. Of 1,712 stretches of 200 words of English news the poorest has
# 0.20; a list of names has 0.05 of any language.
LEAST = 0.12
DISTINCT = 4  # small words, or "Radio e televisione" ten times would be Italian
ENOUGH = 100  # letters; a shorter text is not told
# A letter of these scripts says as much as several others.
HEAVY = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))
WEIGHT = 3
KANA = frozenset(("HIRAGANA", "KATAKANA"))
SOME_KANA = 0.05  # of the letters: Chinese has none, a Japanese headline with many names has few


def told(text: str) -> str:
    """Return the code (ISO 639) of the language that most of a text is in, or "" if that can't be told.

    >>> told("The mayor said that she would be there and that it was not over, but nobody in the town "
    ...     "believed what he had heard from her when they met.")
    'en'
    >>> told("Le maire a dit qu'elle serait là et que ce n'est pas fini, mais personne dans la ville ne "
    ...     "croit ce qui est écrit dans les journaux.")
    'fr'
    >>> told("Juan de la Cruz, María de los Ángeles, Ludwig van Beethoven")
    ''
    """
    letters: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for words in _stretches(text):
        language, length, found = _of_stretch(words)
        letters[language] += length
        hits += found
    total = letters.total()
    if total < ENOUGH or letters[ENGLISH] * 2 >= total:
        return ENGLISH if total >= ENOUGH else ""
    foreign = total - letters[ENGLISH] - letters[""]
    if foreign * 2 <= total:
        return ""
    # Danish and Norwegian share so many words that one stretch is taken for the one, the next for the other.
    kinds = [one for one in letters if one not in ("", ENGLISH)]
    return max(kinds, key=lambda one: (hits[one], letters[one], one))


def is_other(code: str) -> bool:
    """Say whether a code is of a language other than English; an unknown one is not.

    >>> is_other("fr"), is_other("en-GB"), is_other("")
    (True, False, False)
    """
    return code not in ("", "mul", "zxx") and base(code) != ENGLISH


def other(code: str) -> str:
    """Return the name of a language that is not English, "" for English and where it is not told.

    >>> other("fr"), other("en"), other("und")
    ('French', '', 'unknown language')
    """
    return name(code) if is_other(code) else ""


def base(code: str) -> str:
    """Return a code without its country, as ISO 639 has it; the two written forms of Norwegian are one.

    >>> base("en_GB"), base("eng"), base("FR-ca"), base("nb-NO"), base("not a code!")
    ('en', 'en', 'fr', 'no', '')
    """
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_].*)?", code.strip())
    plain = found[1].lower() if found else ""
    return ALIKE.get(plain, plain)


def name(code: str) -> str:
    """Return a language's name in English.

    >>> name("fr"), name("und"), name("xx")
    ('French', 'unknown language', 'xx')
    """
    return "unknown language" if code == OTHER else _names().get(code, code)


def _stretches(text: str) -> Iterator[list[str]]:
    """Yield the words of a text, some at once; a short rest goes with those before it."""
    words = (found[0] for found in WORD.finditer(text))
    before = list(islice(words, AT_ONCE))
    while here := list(islice(words, AT_ONCE)):
        if len(here) * 2 < AT_ONCE:
            before += here
            break
        yield before
        before = here
    if before:
        yield before


def _of_stretch(words: list[str]) -> tuple[str, int, Counter[str]]:
    """Return the language of some words or "", how long they are, and the small words of each language."""
    together = "".join(words)
    found: Counter[str] = Counter()
    if together.isascii():
        script, length = "LATIN", len(together)
    else:
        script, length = _script(together)
    by_script = _scripts().get(script)
    if by_script:
        return by_script, length, Counter({by_script: len(words)})
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for word in map(str.lower, words):
        for language in _languages().get(word, ()):
            found[language] += 1
            seen[language].add(word)
    # English first: a word that several languages have counts for it.
    best = max(found, key=lambda one: (found[one], one == ENGLISH), default="")
    if best and found[best] >= LEAST * len(words) and len(seen[best]) >= DISTINCT:
        return best, length, found
    return (OTHER if script not in ("LATIN", "") else ""), length, found


def _script(letters: str) -> tuple[str, int]:
    """Return the script of most letters, as Unicode calls it, and how much they say."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(letters).items():
        script = "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]
        scripts[script] += count * (WEIGHT if script in HEAVY else 1)
    length = scripts.total()
    kana = sum(scripts[one] for one in KANA)
    if kana >= SOME_KANA * length and (kana + scripts["CJK"]) * 2 > length:
        return "HIRAGANA", length
    script, count = scripts.most_common(1)[0]
    return (script if count * 2 > length else ""), length


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return for each small word the languages that have it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in lexicon.rows("languages"):
        for word in row["words"].split():
            found[word].append(row["code"])
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def _scripts() -> dict[str, str]:
    return {script: row["code"] for row in lexicon.rows("languages") for script in row["script"].split()}


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in lexicon.rows("languages")}
