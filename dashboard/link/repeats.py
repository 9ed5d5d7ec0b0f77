"""Names that were passed by where they stand again: bare surnames of people named in full."""

import re
from collections import Counter
from collections.abc import Sequence

from dashboard.identity.compare import surname
from dashboard.records import Mention
from dashboard.text.intervals import Intervals

NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*")
POSSESSIVE = re.compile(r"[’']s?$")
# A surname that is read as a name this often is one wherever it stands with a capital: "Trump" begins a
# sentence as a verb would, "King" and "Young" as words. Set by hand, not swept.
LEAST = 2
NAME_BEFORE = re.compile(r"[A-Z][\w.’'-]*[ -]$")


def with_passed_by(text: str, entities: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the entities and the bare surnames beside them that no entity has yet."""
    full = {surname(m.text)[-1] for m in entities if m.label == "PERSON" and len(surname(m.text)) > 1}
    bare = Counter(m.text for m in entities if m.label == "PERSON" and " " not in m.text)
    others = {m.text for m in entities if m.label != "PERSON"}
    wanted = {
        name for name, count in bare.items()
        if count >= LEAST and name not in others and surname(name)[-1:] and surname(name)[-1] in full
    }  # fmt: skip
    taken = Intervals(entities, of=lambda m: (m.start, m.end))
    added = []
    for word in NAME_WORD.finditer(text) if wanted else ():
        name = POSSESSIVE.sub("", word[0])
        start, end = word.start(), word.start() + len(name)
        if name in wanted and not taken.overlapping(start, end) and _stands_alone(text, start, end):
            added.append(Mention(start, end, name, "PERSON"))
    return tuple(sorted([*entities, *added], key=lambda m: (m.start, m.end)))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether no other name goes on beside it: "Trump Tower" and "Ivanka Trump" are others."""
    following = NAME_WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    goes_on = following is not None and following[0][0].isupper()
    opens = start == 0 or text[start - 1] in '\n“"(' or text[max(0, start - 2) : start - 1] in '.!?:;”"—–'
    return not goes_on and (opens or NAME_BEFORE.search(text[max(0, start - 30) : start]) is None)
