"""Whether a draft gives words to whom the source gives them (entity linking)."""

from dataclasses import dataclass

from dashboard.checking.drafted import Drafted
from dashboard.identity.compare import is_bare, key
from dashboard.records import Quote
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, known_names
from dashboard.store.questions.known_names import Known

SAYINGS = {
    "said": "says it",
    "denied": "denies it",
    "declined": "declines to say it",
    "not said": "does not say it",
}
UNSURE = 0.6  # below, Dateline's own reading of the source says little
MOST_NAMED = 4  # people who are listed in one sentence


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a draft names as the speaker, and everybody in the collection who may be meant."""

    name: str = ""
    written: str = ""
    known: tuple[Known, ...] = ()


def of(collection: Collection, drafted: Drafted) -> Speaker:
    """Return whom the draft names for a quotation."""
    if drafted.speaker is None:
        return Speaker()
    name = drafted.speaker.name or ""
    known = known_names.of(collection, name, label=drafted.speaker.label) if name else []
    return Speaker(name, " ".join(drafted.speaker.text.split()), tuple(known))


def fault(speaker: Speaker, quote: Quote | None) -> str:
    """Say in a sentence why the source doesn't confirm the draft's speaker, or return "" if it does."""
    if not speaker.name:
        written = f", only “{speaker.written}”" if speaker.written else ""
        return f"Nobody is named here as the speaker{written}."
    if quote is None or quote.speaker is None:
        return "In the source nobody was found who says it."
    theirs = quote.speaker.name
    if not theirs:
        return f"The source does not name who says it: “{' '.join(quote.speaker.text.split())}”."
    names = {_plain(one.name) for one in speaker.known}
    if _plain(theirs) not in names:
        return f"In the source {theirs} says it, not {speaker.name}."
    if len(names) > 1:
        listed = ", ".join(one.name for one in speaker.known[:MOST_NAMED])
        return f"“{speaker.name}” may be several in the collection: {listed}. In the source {theirs} says it."
    if is_bare(theirs) and speaker.known[0].label == "PERSON" and not is_bare(speaker.name):
        return f"The source has only the name “{theirs}”."
    return ""


def _plain(name: str) -> str:
    """Return a name for comparing: what is read as a person here and as a body there has one name."""
    return key(asking.BRACKET.sub("", name))


def other_saying(drafted: Drafted, quote: Quote | None) -> str:
    """Say so if the source's speaker denies what the draft's says, or the reverse; else return ""."""
    ours, theirs = drafted.saying, quote.saying if quote else ""
    if ours == theirs or ours not in SAYINGS or theirs not in SAYINGS:
        return ""
    return f"In the source the speaker {SAYINGS[theirs]}; here the speaker {SAYINGS[ours]}."


def note(quote: Quote | None) -> str:
    """Return a word of caution where Dateline's own reading of the source is unsure, or ""."""
    if quote is None or quote.confidence >= UNSURE:
        return ""
    return f"Dateline is only {quote.confidence:.0%} sure who says it in the source: read it there."
