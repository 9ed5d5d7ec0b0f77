"""Titles that a text shortens (abbreviation resolution): "Officer-in-Charge (OC) Karim", then "the OC"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from dashboard.link import roles
from dashboard.records import Mention
from dashboard.text.intervals import Intervals

# "Upazila Nirbahi Officer (UNO) | Sohel Kabir"
INTRODUCED = re.compile(r"\s\((?P<short>[A-Z]{2,5})\)\s(?:of\s)?")
TITLE_REACH, TITLE_WORDS = 60, 4  # characters before the brackets, and words, that may be the title
SHORT = re.compile(r"(?:the|a|an)?\s?(?P<short>[A-Z]{2,5})(?=$|,|\s(?:of|in|at)\b)", re.IGNORECASE)
REACH = 24  # characters behind the brackets in which the name begins


class ShortTitles:
    """The short titles of one document and who had each when it was introduced."""

    def __init__(self, text: str, entities: Intervals[Mention]) -> None:
        self._holders: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for found in INTRODUCED.finditer(text):
            before = text[max(0, found.start() - TITLE_REACH) : found.start()].lower().split()[-TITLE_WORDS:]
            words = {part for word in before for part in (word, *word.split("-"))}
            near = entities.overlapping(found.end(), found.end() + REACH)
            person = next((one for one in near if one.label == "PERSON" and one.start >= found.end()), None)
            if person and words & roles.words()["head"] and _is_beside(text, found.end(), person.start):
                self._holders[found["short"]].append((found.start("short"), person))

    def holder(self, speaker: Mention) -> Mention | None:
        """Return the person to whom a short title was given last before it stands alone."""
        found = SHORT.match(speaker.text)
        held: Sequence[tuple[int, Mention]] = self._holders.get(found["short"], ()) if found else ()
        number = bisect_right([at for at, _ in held], speaker.start)
        return held[number - 1][1] if number else None


def _is_beside(text: str, begin: int, end: int) -> bool:
    """Say whether nothing but words of a title stands between the brackets and a name."""
    return all(word[:1].isupper() for word in text[begin:end].split())
