"""The worst texts for each family of rules, as long as one likes."""

import random
import re
from collections.abc import Callable, Iterator
from itertools import chain, count, zip_longest

SPACE = re.compile(r"\s")
LETTERS = "bcdfghjklmnprstvwz"


def word(number: int) -> str:
    """Return a word that no other number has: "bacada"."""
    made = ""
    while not made or number:
        number, rest = divmod(number, len(LETTERS))
        made += LETTERS[rest] + "aeiou"[rest % 5]
    return made


def name(number: int) -> str:
    """Return a name that no other number has."""
    return f"{word(number * 7 + 3).capitalize()} {word(number).capitalize()}"


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def numbered(unit: Callable[[int], str]) -> Callable[[int], str]:
    """Return a text of units that differ by their number."""

    def text(size: int) -> str:
        parts, length = [], 0
        for one in map(unit, count()):
            parts.append(one)
            length += len(one)
            if length >= size:
                return "".join(parts)
        return ""

    return text


def halves(first: Callable[[int], str], second: Callable[[int], str]) -> Callable[[int], str]:
    """Return a text that is one worst text, then another in the same paragraph."""
    return lambda size: first(size // 2) + second(size // 2)


PEOPLE = ["Ana Ruiz", "Ben Roe", "Cy Lee", "Dee Fox"]
TEXTS: dict[str, Callable[[int], str]] = {
    # quotation marks
    "openings": repeated("“"),
    "openings with words": repeated("“no "),
    "straight openings": repeated('"no '),
    "closings": repeated("no” "),
    "alternating marks": repeated("“a” 'b' «c» \"d\" ``e'' „f“ ‘g’ "),
    "nested marks": lambda size: "“a ‘b " * (size // 12) + "’ ”" * (size // 12),
    "single marks": repeated("‘no’ 'yes' "),
    "apostrophes": repeated("'tis the dogs' 'em "),
    "quotes of a line": repeated("“Yes,” said Ana Ruiz.\n"),
    "quotes of a paragraph": repeated("“Yes,” said Ana Ruiz. "),
    "interrupted": repeated("“Yes,” she said, “but no,” he added, “not yet.” "),
    "continued paragraphs": repeated("“It goes on and on.\n\n"),
    "marks without a speaker": repeated("“It goes on and on.” "),
    # cues and speakers
    "cues": repeated("said "),
    "cues of many kinds": repeated("said told claimed denied asked according to wrote added warned "),
    "said that": repeated("he said that she said that "),
    "denied": repeated("He did not say he would not deny that "),
    "turns": repeated("Ruiz: Yes.\nRoe: No.\n"),
    "turns of many": numbered(lambda n: f"{word(n).capitalize()}: Yes, it is.\n"),
    "told whom": repeated("told Ana Ruiz told Ben Roe "),
    "he": repeated("He said he went. "),
    "he and she": repeated("He told her that she told him. "),
    "many people and one he": numbered(lambda n: f"{name(n)} came. He said so. "),
    "many people who speak": numbered(lambda n: f"“Yes {n},” {name(n)} said. “No,” he said. "),
    "many people, then many he": halves(numbered(lambda n: f"{name(n)} came. "), repeated("He said no. ")),
    "many speakers, then quotes": halves(
        numbered(lambda n: f"{name(n)} said no. "), repeated("“Yes,” he said. “No,” she said. ")
    ),
    # names
    "capitals": repeated("Ana "),
    "capitals of many": numbered(lambda n: f"{word(n).capitalize()} "),
    "letters with stops": repeated("A. B. "),
    "titles": repeated("Mr. "),
    "titles of state": repeated("President Prime Minister "),
    "titles and names": numbered(lambda n: f"President {name(n)} "),
    "roles": numbered(lambda n: f"{name(n)}, the mayor of {word(n).capitalize()}, said no. "),
    "the mayor of the mayor": repeated("the mayor of the mayor of "),
    "one surname": numbered(lambda n: f"{word(n).capitalize()} Smith said no. "),
    "one surname, then bare": halves(
        numbered(lambda n: f"{word(n).capitalize()} Smith came. "), repeated("Smith said no. ")
    ),
    "one given name": numbered(lambda n: f"Ana {word(n).capitalize()} said no. "),
    "long names": numbered(lambda n: f"{name(n)} {name(n + 1)} {name(n + 2)} said. "),
    "bodies": numbered(lambda n: f"the {name(n)} Ministry of {word(n).capitalize()} said. "),
    "acronyms": numbered(lambda n: f"the {name(n)} Union ({word(n).upper()}) said {word(n).upper()}. "),
    "acronyms of one": numbered(lambda n: f"the Union of {word(n).capitalize()} Men (UM). "),
    "ampersands": repeated("A&B & Co. "),
    "hyphens": repeated("a-b-c-"),
    "one long hyphened word": repeated("Ana-"),
    "and and": repeated("and "),
    "storms": numbered(lambda n: f"Hurricane {word(n).capitalize()} and {word(n).capitalize()}. "),
    "peoples": repeated("Polish-style "),
    "buildings": numbered(
        lambda n: f"the {word(n).capitalize()} Bridge and {word(n).capitalize()} Airport. "
    ),
    # places
    "list of places": repeated("Riga, Paris, London, Berlin, "),
    "list of unknown places": numbered(lambda n: f"{word(n).capitalize()}, "),
    "places in places": repeated("Paris, Texas, in Riga, Latvia, in "),
    "towns and states": repeated("Springfield, Ill., and Paris, Texas. "),
    "Riga and Riga": repeated("Riga and "),
    "of": repeated("north of Riga south of Paris "),
    "regions": repeated("Donetsk region Riga district "),
    "places again": halves(repeated("Paris, Texas. "), repeated("Paris. ")),
    "city councils": repeated("Dublin City Council in Cork County "),
    "slashes of places": repeated("Riga/Paris-"),
    # dates
    "a day before": repeated("a day before a week before "),
    "years": repeated("1998-"),
    "numbers in words": repeated("twenty-one hundred thousand and "),
    "weekdays": repeated("Tuesday "),
    "months": repeated("April "),
    "next": repeated("the next two or three "),
    "later": repeated("two days later "),
    "quarters": repeated("the third quarter a year earlier "),
    "that": repeated("four years before that same year "),
    "times": repeated("at 5 p.m. on Tuesday, "),
    "ranges": repeated("from May 5 to June 6 to "),
    "each": repeated("every Tuesday twice a week "),
    "feasts": repeated("the day after Christmas Day after "),
    "half": repeated("half a decade the 1990s century "),
    "fiscal": repeated("the fiscal first half of the second quarter of "),
    # characters
    "letters": repeated("a"),
    "capital letters": repeated("A"),
    "digits": repeated("1"),
    "commas of digits": repeated("1,111"),
    "spaces": repeated(" "),
    "line ends": repeated("\n"),
    "words of a line": repeated("Ana\n"),
    "words of a paragraph": repeated("said\n\n"),
    "brackets": repeated("("),
    "pairs of brackets": repeated("(a) [1] "),
    "dashes": repeated("— "),
    "dots": repeated("."),
    "stops": repeated("a. "),
    "question marks": repeated("?! "),
    "colons": repeated(": "),
    "semicolons": repeated("no; "),
    "emoji": repeated("😀"),
    "combining": repeated("A\u0301"),
    "zero width": repeated("a\u200b"),
    "wrapped": repeated("The men of the town went to the market and said nothing of it at all\n"),
    "addresses": repeated("http://a.b/c?d=e&f "),
    "handles": repeated("@ana #riga "),
    "no-break": repeated("Ana\u00a0Ruiz\u00a0"),
    "ordinary": numbered(
        lambda n: (
            f"“We count {n} votes,” {PEOPLE[n % 4]} of the Riga City Council said on Tuesday, "
            f"two days after {name(n % 50)} left Paris. He denied it. "
        )
    ),
}


def pairs(number: int, *, seed: int) -> list[tuple[str, str]]:
    """Return some pairs of the texts, the same for the same seed."""
    drawn = random.Random(seed)
    return [(drawn.choice(list(TEXTS)), drawn.choice(list(TEXTS))) for _ in range(number)]


def both(first: str, second: str) -> Callable[[int], str]:
    """Return a text in which two worst texts take turns, each some hundred characters long.

    They are cut between words. Cut anywhere, "Hday" and other new names turn up far from the beginning, and
    with the people that a "he" can mean, up to 24, the time for each pronoun grows: the end of the text is
    then another sort of text than its beginning.
    """

    def text(size: int) -> str:
        a, b = turns(TEXTS[first](size // 2)), turns(TEXTS[second](size // 2))
        return "".join(chain.from_iterable(zip_longest(a, b, fillvalue="")))

    return text


def turns(text: str, length: int = 200) -> Iterator[str]:
    """Yield the text in pieces of about a length, each up to the end of a word where one is near."""
    begin = 0
    while begin < len(text):
        space = SPACE.search(text, begin + length, begin + length + 50)
        end = space.end() if space else begin + length
        yield text[begin:end]
        begin = end
