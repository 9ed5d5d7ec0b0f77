"""Two names for one office at one time: "mayor of Riga Kalnina", "mayor of Riga Ozols" (role consistency)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dashboard.checking.contradictions.clash import Clash, Documents, of_held
from dashboard.checking.names import LITTLE, TURNING, WORD
from dashboard.identity import compare
from dashboard.store.questions.compared import Held
from dashboard.text.folding import fold

APART = 366  # days: within a year an office may pass on, which is worth a look too
MOST = 40  # people in one office that are compared
# Offices that one person holds at a time; a spokesman, a senator or a professor is one of many.
HEADS = frozenset(
    "president premier chancellor mayor governor king queen pope emperor sultan emir chairman chairwoman "
    "chairperson chair ceo secretary-general director-general attorney-general coach captain commissioner "
    "speaker archbishop headmaster headmistress rector dean treasurer champion manager".split()
)
PAIRS = (
    "prime minister", "foreign minister", "finance minister", "health minister", "interior minister",
    "defence minister", "defense minister", "education minister", "justice minister", "secretary general",
    "director general",
    "attorney general", "chief executive", "police chief", "army chief", "fire chief", "chief justice",
)  # fmt: skip
# Whose office it is, these don't say: there are many such houses and boards.
OF_ANY = frozenset(
    "house senate parliament council board state national general supreme city club the".split()
)
OTHERS = TURNING | frozenset(
    "then vice today candidate nominee spokesman spokeswoman son daughter wife husband".split()
)
# A sentence that tells of another time: "during his two terms", "in 1991".
PAST = re.compile(
    r"\b(?:former|then|ex|late|predecessor|successor|succeed\w*|replac\w+|years ago|decades?|"
    r"(?:during|in|under) (?:his|her|their)|(?:in|since|until|from) (?:1\d|20)\d\d)\b",
    re.IGNORECASE,
)


def find(documents: Documents, roles: Sequence[Held]) -> Iterator[Clash]:
    """Yield pairs of people to whom one office is given."""
    holders: dict[frozenset[str], list[Held]] = defaultdict(list)
    for role in roles:
        if office := office_of(role.text):
            holders[office].append(role)
    for held in holders.values():
        each = list({(one.entity, one.document): one for one in held}.values())[:MOST]
        told = set()
        for one, other in combinations(each, 2):
            pair = frozenset((one.entity, other.entity))
            if len(pair) == 2 and pair not in told and _at_one_time(documents, one, other):
                sides = of_held(documents, one), of_held(documents, other)
                is_past = any(PAST.search(each.sentence) for each in sides)
                if not is_past and compare.last_word(one.name) != compare.last_word(other.name):
                    told.add(pair)
                    says = f"{_written(one)} is {one.name} in one place, {other.name} in another."
                    yield Clash("office", says, *sides)


def office_of(role: str) -> frozenset[str]:
    """Return the words of an office that one person holds at a time, nothing if it is none.

    >>> sorted(office_of("Mayor of Riga")), sorted(office_of("Riga's mayor"))
    (['mayor', 'riga'], ['mayor', 'riga'])
    >>> [len(office_of(role)) for role in ("former mayor of Riga", "President", "professor in Riga")]
    [0, 0, 0]
    """
    found = [word for word in WORD.findall(fold(role)) if word not in LITTLE and word != "s"]
    if not found or OTHERS & set(found):
        return frozenset()
    line = " ".join(found)
    own = {word for pair in PAIRS if pair in line for word in pair.split()} | (HEADS & set(found))
    # Whose office it is has to be said: by a name, which is written with a capital.
    capitals = {fold(word) for word in WORD.findall(role) if word[:1].isupper()}
    return frozenset(found) if own and (capitals & set(found)) - own - OF_ANY else frozenset()


def _at_one_time(documents: Documents, one: Held, other: Held) -> bool:
    first, second = documents[one.document].published, documents[other.document].published
    return one.document == other.document or bool(first and second and abs((first - second).days) <= APART)


def _written(role: Held) -> str:
    words = " ".join(role.text.split())
    return f"“{words}”"
