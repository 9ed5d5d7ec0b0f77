"""People named side by side (coordination, apposition): who shares a subject, and who is only its owner."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.link import roles
from dashboard.link.scene import UNNAMED, Standing

# "Ana Ruiz, 41, | and | Ada Lee", "Ruiz, | Lee and Roe", "Ruiz and the lawyer | Lee": what may be between two
# of a list, the words behind being titles.
LISTED = re.compile(r"(?:, \d{1,3})?(?:, (?:and |or )?| (?:and|or|nor) )(?P<titles>(?:[\w.’'-]+ ){0,4})")
ENDING = re.compile(r"\b(?:and|or|nor) ")
# "Ruiz won the north, and | Lee won the south": two clauses, each with its subject.
CLAUSES = re.compile(r"[^.;:!?()“”\"\n]{3,90},? (?:and|while|whereas) (?P<titles>(?:[\w.’'-]+ ){0,4})")
# "Ruiz’s lawyer, | Lee", "Ruiz’s sister | Lee"; "a friend of Ruiz, the novelist | Lee".
OWNED = re.compile(r"[’']s? (?P<words>(?:[\w-]+ ){0,4}[\w-]+)(?P<comma>,?) ")
APPOSED = re.compile(r", (?:(?:the|a|an) )?(?:[\w-]+ ){1,3}")
OF = re.compile(
    r"\b(?:the|an?|his|her|their|one) (?:[\w-]+ ){0,3}?[\w-]+ (?:of|to) (?:[\w.]+ ){0,2}$", re.IGNORECASE
)
LOOK_BACK = 60  # characters before a name that are searched for what is of it
BELONGING = frozenset({" of ", " to "})
DETERMINERS = frozenset("the his her their its".split())
LONGEST = 8  # people in a list: of more nobody is "he" in the next sentence
RIVAL = 2  # words between an owner and a name without a comma: "Ruiz’s old rival Lee"
NO_APPOSITION = frozenset("the a an of for in on at to with from by and or but as is was has had".split())


def listed(text: str, people: Sequence[Standing]) -> dict[int, tuple[Standing, ...]]:
    """Return by its beginning each mention in a list or a pair of clauses, with all who are named there."""
    runs = (tuple(run) for run in _runs(text, people) if len(run) <= LONGEST)
    return {one.start: run for run in runs for one in run}


def owners(text: str, people: Sequence[Standing]) -> frozenset[int]:
    """Return where those are named to whom the next one only belongs: "Ruiz’s lawyer, Lee"."""
    return frozenset(one.start for one, other in pairwise(people) if _is_owner(text, one, other))


def apart(text: str, people: Sequence[Standing]) -> list[Standing]:
    """Return the mentions without those who are named right behind: "a friend of Ruiz, the novelist Lee"."""
    owned = owners(text, people)
    described = {
        one.start
        for one, other in pairwise(people)
        if one.name.startswith(UNNAMED) and other.start in owned and text[one.end : other.start] in BELONGING
    }
    return [one for one in people if one.start not in described]


def _runs(text: str, people: Sequence[Standing]) -> Iterator[list[Standing]]:
    run: list[Standing] = []
    is_list = False
    for one, other in pairwise(people):
        between = text[one.end : other.start]
        link = LISTED.fullmatch(between) if one.name != other.name else None
        if link and _are_titles(link["titles"]):
            run = run or [one]
            run.append(other)
            is_list = is_list or ENDING.search(between) is not None
            continue
        if is_list:
            yield run
        run, is_list = [], False
        if one.name != other.name and _are_clauses(between, one, other):
            yield [one, other]
    if is_list:
        yield run


def _are_titles(words: str) -> bool:
    known = roles.words()
    titles = known["head"] | known["modifier"] | known["courtesy"] | known["kin"] | DETERMINERS
    return all(word.lower() in titles for word in words.split())


def _are_clauses(between: str, one: Standing, other: Standing) -> bool:
    if one.sentence != other.sentence or not one.is_subject or one.is_inside or other.is_inside:
        return False
    found = CLAUSES.fullmatch(between)
    return found is not None and _are_titles(found["titles"])


def _is_owner(text: str, one: Standing, other: Standing) -> bool:
    if one.name == other.name or one.is_inside != other.is_inside:
        return False
    between = text[one.end : other.start]
    owned = OWNED.fullmatch(between)
    if owned:
        words = owned["words"].lower().split()
        is_role = words[-1] in roles.words()["head"] | roles.words()["kin"]
        is_one = is_role or len(words) <= RIVAL or bool(owned["comma"])
        return is_one and not NO_APPOSITION & set(words)
    before = text[max(0, one.start - LOOK_BACK) : one.start]
    return APPOSED.fullmatch(between) is not None and OF.search(before) is not None
