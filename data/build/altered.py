"""Quotations of a collection altered on purpose, with the colour that the check of a draft owes each.

Four kinds of harm (a word, the order, the speaker, a cut), and beside them what must stay green or be red.
The same seed gives the same quotations. Altered words come from other quotes of the collection, so that they
are words of the news.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.checking import words
from dashboard.checking.findings import Colour
from dashboard.filters import Filters
from dashboard.records import Document, Extraction, Mention, Quote
from dashboard.store.collection import Collection
from dashboard.store.questions import quotes

SHORTEST, LONGEST = 7, 60  # words of a quotation
INSIDE = re.compile(r"[“”\"\n\[\]…?!]")  # nested marks, paragraphs and brackets have tests of their own
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
HARM = ("a word", "the order", "the speaker", "a cut")
OTHERS = ("as it is", "other marks", "a marked cut", "invented", "nobody named")


@dataclass(frozen=True, slots=True)
class Source:
    """A direct quotation in one piece, whole sentences, by somebody with a full name."""

    said: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation for a draft: what was done to it, its words, its speaker, and the colour that is right."""

    kind: str
    said: str
    speaker: str
    colour: Colour
    original: str

    def drafted(self) -> tuple[Document, Extraction]:
        """Return a draft of this quotation, read without the network."""
        text = f"{self.speaker or 'She'} said: “{self.said}”."
        start = text.index("“") + 1
        name = self.speaker or None
        speaker = Mention(
            0, len(self.speaker or "She"), self.speaker or "She", "PERSON" if name else "", name
        )
        quote = Quote(
            start, start + len(self.said), self.said, "direct", speaker, confidence=1.0, because="made"
        )
        return Document("draft", text), Extraction("draft", quotes=(quote,), language="en")


def sources(collection: Collection) -> list[Source]:
    """Return the quotations of a collection that can be altered, in the order of its documents."""
    rows = quotes.find(collection, Filters(kinds=("direct",)).shown_first())
    found = []
    for row in rows.sort_values(["document_id", "start"]).itertuples():
        said = " ".join(str(row.quote).split()).rstrip(",.;")
        many = len(WORD.findall(said))
        is_one = " … " not in str(row.words) and not INSIDE.search(said)
        is_named = isinstance(row.speaker, str) and " " in row.speaker and "(" not in row.speaker
        if is_one and is_named and SHORTEST <= many <= LONGEST and said[0].isupper():
            found.append(Source(said, str(row.speaker)))
    return list(dict.fromkeys(found))


def cases(found: Sequence[Source], *, seed: int, of_each: int) -> Iterator[Case]:
    """Yield so many quotations of each kind."""
    for kind in (*HARM, *OTHERS):
        chance = random.Random(f"{seed} {kind}")
        made = 0
        for _ in range(of_each * 50):
            one = chance.choice(found)
            case = MAKERS[kind](one, found, chance)
            if case is not None:
                yield case
                made += 1
            if made == of_each:
                break


def _a_word(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Put another word in the place of one, small words too."""
    spans = list(WORD.finditer(one.said))
    old = chance.choice(spans)
    new = chance.choice(WORD.findall(chance.choice(found).said)).lower()
    said = one.said[: old.start()] + new + one.said[old.end() :]
    return _harmed("a word", one, said)


def _the_order(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Exchange two neighbouring words, or two that stand apart."""
    spans = list(WORD.finditer(one.said))
    first = chance.randrange(len(spans) - 1)
    a, b = spans[first], spans[min(len(spans) - 1, first + chance.choice((1, 1, 3, 5)))]
    said = one.said[: a.start()] + b[0] + one.said[a.end() : b.start()] + a[0] + one.said[b.end() :]
    return _harmed("the order", one, said)


def _the_speaker(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Give the words to somebody else of the collection."""
    other = chance.choice(found).speaker
    if other == one.speaker or any(each.said == one.said and each.speaker == other for each in found):
        return None
    return Case("the speaker", one.said, other, "amber", one.said)


def _a_cut(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Leave words out without a mark: at the beginning, at the end, or between."""
    spans = list(WORD.finditer(one.said))
    many = chance.randint(1, max(1, len(spans) // 3))
    where = chance.choice(("begins", "ends", "between"))
    if where == "begins":
        left, said = one.said[: spans[many].start()], one.said[spans[many].start() :]
        is_harm = not re.search(r"[.!?:]\s*$", left) and not _are_fillers(left)
    elif where == "ends":
        left, said = one.said[spans[-many - 1].end() :], one.said[: spans[-many - 1].end()]
        is_harm = not re.match(r"[.!?]", left)
    else:
        first = chance.randrange(1, len(spans) - many)
        left = one.said[spans[first].start() : spans[first + many - 1].end()]
        said = (
            one.said[: spans[first].start()] + one.said[spans[first + many].start() :]
            if first + many < len(spans)
            else ""
        )
        is_harm = bool(said)
    return _harmed("a cut", one, said) if is_harm else None


def _are_fillers(text: str) -> bool:
    return {word.key for word in words.of(text)} <= words.FILLERS


def _as_it_is(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    return Case("as it is", one.said, one.speaker, "green", one.said)


def _other_marks(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Change only what is no difference: apostrophes, dashes, spaces, the first letter, a final comma."""
    said = one.said.replace("’", "'").replace("—", "–").replace(" ", "\u00a0", 2)
    return Case("other marks", said[0].lower() + said[1:] + ",", one.speaker, "green", one.said)


def _a_marked_cut(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Leave words out between, with an ellipsis; no negation among them."""
    spans = list(WORD.finditer(one.said))
    many = chance.randint(1, max(1, len(spans) // 3))
    first = chance.randrange(1, len(spans) - many)
    left = one.said[spans[first].start() : spans[first + many - 1].end()]
    if words.is_negated(word.key for word in words.of(left)) or re.search(r"[.!?]", left):
        return None
    rest = one.said[spans[first + many].start() :] if first + many < len(spans) else ""
    sign = chance.choice(("…", "...", "[…]"))
    return Case(
        "a marked cut", f"{one.said[: spans[first].start()]}{sign} {rest}", one.speaker, "green", one.said
    )


def _invented(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    """Make a sentence of words that many say, none of them side by side."""
    drawn = [chance.choice(WORD.findall(chance.choice(found).said)) for _ in range(chance.randint(7, 20))]
    return Case("invented", " ".join(drawn).capitalize(), one.speaker, "red", one.said)


def _nobody_named(one: Source, found: Sequence[Source], chance: random.Random) -> Case | None:
    return Case("nobody named", one.said, "", "amber", one.said)


def _harmed(kind: str, one: Source, said: str) -> Case | None:
    """Return the altered quotation, None if it is the same but for what is no difference."""
    before, after = ([word.key for word in words.of(text)] for text in (one.said, said))
    said = said[:1].upper() + said[1:]
    return Case(kind, said, one.speaker, "amber", one.said) if before != after and len(after) > 2 else None


MAKERS: dict[str, Callable[[Source, Sequence[Source], random.Random], Case | None]] = {
    "a word": _a_word,
    "the order": _the_order,
    "the speaker": _the_speaker,
    "a cut": _a_cut,
    "as it is": _as_it_is,
    "other marks": _other_marks,
    "a marked cut": _a_marked_cut,
    "invented": _invented,
    "nobody named": _nobody_named,
}
