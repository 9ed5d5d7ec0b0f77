"""Where the people of a document occur: named or described, in which sentence and paragraph, and how."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.link import roles
from dashboard.link.descriptions import Roles
from dashboard.records import Mention
from dashboard.text import marks
from dashboard.text.article import Article
from dashboard.text.intervals import Intervals

# After one of these a name is not the subject: "with Ruiz", "to former Mayor Ruiz".
BEHIND_PREPOSITION = re.compile(
    r"\b(?:of|for|to|with|from|by|in|at|on|about|against|near|under|over|than|like|behind|told|asked|met|"
    r"between|towards?|beside|without)\s+(?:[A-Z][\w.]*\s+|the\s+|former\s+){0,3}$"
)
LOOK_BACK = 60  # characters before a mention that are searched for it
POSSESSIVE = re.compile(r"[’'](?:s\b|(?=\s))")
NOUN = re.compile(r"[^\W\d_][\w-]*")
LEAD = re.compile(
    r"\b(?P<article>the|a|an|one|another|his|her|their)\s(?P<words>(?:[\w’'-]+\s){0,4})$", re.IGNORECASE
)
PREDICATE = re.compile(r"\b(?:is|was|be|been|as|become|became|being|like|not)\s$")
# "Ana Ruiz, 41, | a nurse" is Ruiz; "The suspect, | a young man" nobody with a name.
APPOSITION = re.compile(r"[,(—–-]\s?$")
APPOSED_REACH = 40  # characters before it in which a name is looked for
STOP = re.compile(r"[.;:!?]\s")
# None of these occurs between an article and its noun.
NO_DESCRIPTION = frozenset(
    "of and that to who is was were are had has have said says in on for with as it".split()
)
UNNAMED = "~"  # starts the name of someone who is only described, "~woman"; no name in a text starts with it


@dataclass(frozen=True, slots=True)
class Standing:
    """One mention of a person; `is_subject` is a guess from the words before it."""

    start: int
    end: int
    name: str
    sentence: int
    paragraph: int
    is_subject: bool
    is_possessive: bool
    is_inside: bool


class Scene:
    """The scene of one document; every look-up is by bisection."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self._sentences = [sentence.start for sentence in article.sentences]
        self._paragraphs = [start for start, _ in article.paragraphs]
        self._ends = [end for _, end in article.paragraphs]
        self.marked = article.marked
        # A cache of paragraphs: one may contain ten thousand quotes, and each asks about it.
        self._marked_in: dict[int, list[marks.Marked]] = {}
        self._all_marked: dict[int, bool] = {}

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that contains a character."""
        return bisect_right(self._sentences, at)

    def sentence_start(self, at: int) -> int:
        """Return where the sentence that contains a character begins."""
        number = self.sentence(at)
        return self._sentences[number - 1] if number else 0

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that contains a character."""
        return bisect_right(self._paragraphs, at)

    def is_all_marked(self, number: int) -> bool:
        """Say whether a paragraph has nothing outside its quotation marks."""
        if number not in self._all_marked:
            start, end = self._paragraphs[number - 1], self._ends[number - 1]
            inside = [at for m in self._stretches(number) for at in (m.outer_start, m.outer_end)]
            edges = [start, *inside, end]
            outside = (self.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
            self._all_marked[number] = len(edges) > 2 and not any(part.strip() for part in outside)
        return self._all_marked[number]

    def has_marked(self, number: int) -> bool:
        """Say whether a paragraph has a stretch between quotation marks."""
        return bool(number > 0 and self._stretches(number))

    def last_marked(self, number: int) -> marks.Marked:
        """Return the last stretch between quotation marks in a paragraph that has one."""
        return self._stretches(number)[-1]

    def closes(self, number: int) -> bool:
        """Say whether the last quotation in a paragraph is closed there."""
        return self.has_marked(number) and self.last_marked(number).closed

    def _stretches(self, number: int) -> list[marks.Marked]:
        if number not in self._marked_in:
            around = self._paragraphs[number - 1], self._ends[number - 1]
            self._marked_in[number] = self.marked.overlapping(*around)
        return self._marked_in[number]

    def standing(self, start: int, end: int, name: str) -> Standing:
        """Return someone's mention with everything known about its position."""
        before = self.text[max(0, start - LOOK_BACK) : start]
        is_possessive = POSSESSIVE.match(self.text, end) is not None
        return Standing(
            start=start,
            end=end,
            name=name,
            sentence=self.sentence(start),
            paragraph=self.paragraph(start),
            is_subject=not is_possessive and BEHIND_PREPOSITION.search(before) is None,
            is_possessive=is_possessive,
            is_inside=self.marked.at(start) is not None,
        )

    def people(self, entities: Sequence[Mention], known: Roles) -> list[Standing]:
        """Return the mentions of people, named and described, in text order."""
        named = [self.standing(m.start, m.end, m.name or m.text) for m in entities if m.label == "PERSON"]
        taken = Intervals(named, of=lambda one: (one.start, one.end))
        found = [one for one in self._described(known, taken) if not taken.overlapping(one.start, one.end)]
        return sorted([*named, *found], key=lambda one: one.start)

    def _described(self, known: Roles, named: Intervals[Standing]) -> Iterator[Standing]:
        met: set[str] = set()
        kin = roles.words()["kin"]
        people = roles.words()["head"] | kin
        for word in NOUN.finditer(self.text):
            if word[0].lower() not in people:
                continue
            begin = max(0, word.start() - LOOK_BACK)
            lead = LEAD.search(self.text[begin : word.start()])
            if lead is None or NO_DESCRIPTION & set(lead["words"].lower().split()):
                continue
            # "the mayor Ana Ruiz", "the police chief's lawyer": the name or the last noun shows who is meant.
            # "A spokesman, Ana Ruiz, said"
            if named.at(word.end() + 2) and self.text.startswith(", ", word.end()):
                continue
            following = NOUN.match(self.text, word.end() + 1)
            if following and (following[0][0].isupper() or following[0].lower() in people):
                continue
            start = begin + lead.start()
            name = known.holder(self.text[start : word.end()])
            if name:
                yield self.standing(start, word.end(), name)
                continue
            head = word[0].lower()
            # "the woman" is someone only if "a woman" came before; "is a lawyer", "X, a lawyer" mean X.
            if lead["article"].lower() in {"the", "his", "her", "their"}:
                if head not in met:
                    continue
            elif self._is_of_a_name(start, word.end(), named):
                continue
            met.add(head)
            # Of offices there are too many: only who opens a sentence may be "he" in the next.
            if head in kin or self._opens_sentence(start):
                yield self.standing(start, word.end(), f"{UNNAMED}{head}")

    def _opens_sentence(self, start: int) -> bool:
        return not NOUN.search(self.text, self.sentence_start(start), start)

    def _is_of_a_name(self, start: int, end: int, named: Intervals[Standing]) -> bool:
        """Say whether a description says what somebody is: "Ruiz is | a lawyer", "Ruiz, | a lawyer"."""
        if PREDICATE.search(self.text, max(0, start - 12), start):
            return True
        if not APPOSITION.search(self.text, max(0, start - 2), start):
            return False
        before = named.overlapping(max(0, start - APPOSED_REACH), start)
        is_named = bool(before) and not STOP.search(self.text, before[-1].end, start)
        return is_named or self.text[end : end + 1] not in {",", ")", "—", "–"}
