"""Names that are a town's by what is written beside them: "Lebanon Police Department"."""

import re
from functools import lru_cache

from dashboard.extract.places.lists import kept
from dashboard.extract.places.mentions import Toponym

# "Ada Lee, 22, of Palestine", "1301 Lafayette Ave., Lebanon", "Tom Roe, R-London",
# "a Republican from Florence"
AT_HOME = re.compile(
    r"(?:[a-z], \d{1,3}, (?:of )?|\b(?:Ave|St|Rd|Blvd|Avenue|Street|Road)\.?, |\b[A-Z][a-z]+, [DRI]-|"
    r"\b(?:Republican|Democrat) (?:from|of) |\b(?:Sen|Rep|Del)\. (?:[A-Z][\w.]+ ){1,3}of )$"
)
LOOK = 40  # characters before a name


def is_of_town(text: str, one: Toponym) -> bool:
    """Say whether a name is a town's by what is written beside it, whatever else it may mean."""
    before = text[max(0, one.start - LOOK) : one.start]
    return bool(of_town().match(text, one.end) or AT_HOME.search(before))


@lru_cache(maxsize=1)
def of_town() -> re.Pattern[str]:
    """Return the pattern of what only a town has after its name: "Police Department", "High School"."""
    words = "|".join(sorted(kept().words["local"]))
    return re.compile(rf"\s(?:[A-Z][\w.]*\s){{0,2}}(?:{words})\b")
