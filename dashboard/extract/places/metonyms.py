"""Whether a place name stands for its people or its government: "Russian troops", "Moscow denied"."""

import re

from dashboard.extract.places.folding import fold
from dashboard.extract.places.gazetteer import Entry
from dashboard.extract.places.lists import kept
from dashboard.extract.places.mentions import LOCATIVE, Toponym

# "Moscow said", "the White House has repeatedly denied", "Kyiv, which accuses"
ACTS = re.compile(
    r"(?:,\s(?:which|who|meanwhile|however),?)?\s(?:(?:has|have|had|is|was|also|later|again|repeatedly|still|now|would|will|wants|wanted)\s)*"
    r"(?:said|says|saying|told|tells|denie[sd]|denying|accuse[sd]?|accusing|announce[sd]?|announcing|insist(?:s|ed|ing)?|"
    r"warn(?:s|ed|ing)?|claim(?:s|ed|ing)?|argue[sd]?|agree[sd]?|refuse[sd]?|reject(?:s|ed|ing)?|demand(?:s|ed|ing)?|"
    r"threaten(?:s|ed|ing)?|vow(?:s|ed|ing)?|condemn(?:s|ed|ing)?|blame[sd]?|blaming|urge[sd]?|urging|respond(?:s|ed)?|"
    r"impose[sd]?|recogni[sz]e[sd]?|support(?:s|ed)?|oppose[sd]?|propose[sd]?|consider(?:s|ed)?|decide[sd]?|hopes?|hoped|fears?|feared|"
    r"believe[sd]?|suspect(?:s|ed)?|calls?|called|seeks?|sought|confirm(?:s|ed)?|admit(?:s|ted)?|wants|wanted)\b",
)
SEATS = frozenset(
    "Kremlin|White House|Pentagon|Downing Street|Westminster|Whitehall|Elysee Palace|Capitol Hill|Blue House|Zhongnanhai|Quirinal Palace|Wall Street|Hollywood|Silicon Valley".split(
        "|"
    )
)


def kind_of(text: str, one: Toponym, entry: Entry) -> tuple[str, str]:
    """Return the kind of a mention, and a remark where it is not the place's own."""
    if one.is_demonym:
        return "demonym", f"people or adjective of {entry.name}; "
    if is_metonym(text, one, entry):
        return "metonym", "stands for those who govern there; "
    return entry.kind, ""


def is_metonym(text: str, one: Toponym, entry: Entry) -> bool:
    """Tell whether a capital or seat of power acts or speaks in the sentence."""
    if entry.name not in SEATS and kept().capitals.get(fold(one.name)) != entry.country:
        return False
    before = text[max(one.start - 30, 0) : one.start]
    return not LOCATIVE.search(before) and bool(ACTS.match(text, one.end))
