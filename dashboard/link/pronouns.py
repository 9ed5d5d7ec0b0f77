"""Whom "he" and "she" stand for: everyone met so far is weighed, over the whole document.

A document is read from its front. The answer for a pronoun is a share for each person; a later pronoun that
the model ties to it inherits these shares, and a person stays near as long as pronouns speak of them.
"""

import math
import re
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dashboard.link import hints
from dashboard.link.scene import UNNAMED, Scene, Standing
from dashboard.records import Quote, Reference

PRONOUN = re.compile(r"\b(?:(?P<he>he|him|his|himself)|(?:she|her|hers|herself))\b", re.IGNORECASE)
SUBJECTS, POSSESSIVES = {"he", "she"}, {"his", "her", "hers"}
MOST_CANDIDATES = 24  # people met last; whoever is farther back is not meant
AHEAD = 160  # characters: "When he spoke, Ruiz said …"
NOBODY = ""  # has the share of someone who is not in the document by name
NEAR = 0.4  # a pronoun with at least this share brings its person near again
FIRM = 0.6  # and with at least this share says whether its person is "he" or "she"
LESSON = 0.5  # how much a firm pronoun adds to the hints
STRONGEST_HINT = 3.0
AGAINST = -1.5  # a given name, or two firm pronouns, of the other kind

# Weights of a conditional logit, fitted on the pronouns of PolNeAR dev (by a machine's coreference, 13 errors
# of it, all among our misses, put right by hand) and GUM dev (by people's). In four folds over both, 96 % of
# the 188 speakers "he" and "she" of PolNeAR dev get the right name, 97 % of those that get one; of GUM's 162
# pronouns 87 and 92 %.
WEIGHTS = {
    "the model": 0.76,  # per nat of its probability, chains added up
    "nobody": -3.71,
    "the model's nobody": 1.55,
    "hint": 0.27,
    "hint against": -3.0,  # set by hand: who is "she" in this text is not "he"; level from -1 to -4
    "only described": 0.88,
    "named in the quotation itself": -2.5,  # set by hand: who speaks says "I"; the machine's chains err here
    "ahead": -0.92,
    "sentences back": -0.12,  # per nat
    "sentences back to the name": -0.48,
    "same sentence": 0.4,
    "paragraph before": 0.11,
    "subject": 0.39,
    "possessive": 0.06,
    "inside marks": -0.89,
    "first in the sentence before": 0.12,
    "spoke last": 0.08,
    "spoke last, and speaks": 1.34,
    "spoke near, and speaks": 0.2,
}
LEAST_PROBABILITY = 0.01  # of the model, for a person it does not think of
UNASKED = 0.5  # its "nobody" where it gives no answer at all

Shares = Mapping[str, float]
Facts = dict[str, float]


@dataclass(slots=True)
class Trace:
    """What is known of a person so far: where met last, where by name, where last as a speaker."""

    last: Standing
    named: Standing
    spoke: int = -1


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in its place; `sign` is 1 for "he", -1 for "she", in all their cases."""

    at: Standing
    sign: int


class Pronouns:
    """Reads one document; `shares` has the answer for each pronoun by its start.

    `speaking` maps where a speaker's name, description or pronoun begins to what is said.
    """

    def __init__(
        self,
        scene: Scene,
        people: Sequence[Standing],
        speaking: Mapping[int, Quote],
        references: Sequence[Reference],
    ) -> None:
        self.scene, self.people, self.speaking = scene, people, speaking
        self.starts = [one.start for one in people]
        self.references: dict[int, list[Reference]] = defaultdict(list)
        for reference in references:
            self.references[reference.start].append(reference)
        self.pronouns = list(_pronouns(scene))
        self.hints = hints.of_people(scene.text, people)
        self._read()
        self._learn()
        self._read()

    def meant(self, start: int, *, but: str | None = None) -> tuple[str, float]:
        """Return the person with the largest share and that share; NOBODY where no one is meant by name.

        Whoever tells something to "her" is not she: with `but` the shares are those of the others.
        """
        shares = self.shares.get(start, {NOBODY: 1.0})
        left = {name: share for name, share in shares.items() if name != but} or {NOBODY: 1.0}
        total = sum(left.values())
        name, share = best({name: share / total for name, share in left.items()})
        return (NOBODY if name.startswith(UNNAMED) else name), share

    def why(self, start: int) -> str:
        """Say in plain words why a pronoun is given to the person it is given to."""
        return self.reasons.get(start, "")

    def _read(self) -> None:
        self.shares: dict[int, Shares] = {}
        self.reasons: dict[int, str] = {}
        self.traces: OrderedDict[str, Trace] = OrderedDict()  # in the order of their last mentions
        self.first_in: dict[int, str] = {}
        self.last_speaker = NOBODY
        turn = iter(self.people)
        person = next(turn, None)
        for pronoun in self.pronouns:
            while person is not None and person.start <= pronoun.at.start:
                self._meet(person, is_name=True)
                person = next(turn, None)
            self._answer(pronoun)

    def _answer(self, pronoun: Pronoun) -> None:
        at = pronoun.at
        shares = self.shares[at.start] = self._weigh(pronoun)
        name, share = best(shares)
        if name in self.traces and share >= NEAR:
            self.reasons[at.start] = self._reason(pronoun, name)
            self._meet(replace(at, name=name), is_name=False)

    def _meet(self, one: Standing, *, is_name: bool) -> None:
        trace = self.traces.setdefault(one.name, Trace(one, one))
        # Who is talked about inside marks does not take the stage from those outside.
        if not one.is_inside or trace.last.is_inside:
            trace.last = one
            self.traces.move_to_end(one.name)
        if is_name:
            trace.named = one
        if one.start in self.speaking:
            trace.spoke = one.start
            self.last_speaker = one.name
        if not one.is_inside:
            self.first_in.setdefault(one.sentence, one.name)

    def _learn(self) -> None:
        """Take from the firm pronouns of a first reading who is "he" and who is "she"."""
        for pronoun in self.pronouns:
            name, share = best(self.shares[pronoun.at.start])
            if name and share >= FIRM:
                self.hints[name] = self.hints.get(name, 0.0) + LESSON * pronoun.sign * (share - 0.5)
        self.hints = {name: hints.capped(value) for name, value in self.hints.items()}

    def _weigh(self, pronoun: Pronoun) -> Shares:
        every = self._every_fact(pronoun)
        sums = {name: sum(WEIGHTS[fact] * v for fact, v in facts.items()) for name, facts in every.items()}
        top = max(sums.values())
        odds = {name: math.exp(value - top) for name, value in sums.items()}
        total = sum(odds.values())
        return {name: value / total for name, value in odds.items()}

    def _every_fact(self, pronoun: Pronoun) -> dict[str, Facts]:
        mass = self._model(pronoun.at.start)
        left = 1 - sum(mass[name] for name in sorted(mass) if name != NOBODY)
        asked = pronoun.at.start in self.references
        nobody = max(0.0, left) + LEAST_PROBABILITY if asked else UNASKED
        every: dict[str, Facts] = {NOBODY: {"nobody": 1.0, "the model's nobody": math.log(nobody)}}
        for name, trace in self._candidates(pronoun).items():
            facts = self._facts(pronoun, name, trace)
            facts["the model"] = math.log(mass.get(name, 0.0) + LEAST_PROBABILITY)
            every[name] = facts
        return every

    def _model(self, start: int) -> dict[str, float]:
        """Return the model's probability for each person, that of earlier pronouns parted by their shares."""
        mass: dict[str, float] = defaultdict(float)
        for reference in self.references.get(start, ()):
            number = bisect_right(self.starts, reference.to_start) - 1
            if number >= 0 and reference.to_start < self.people[number].end:
                mass[self.people[number].name] += reference.probability
            else:
                for name, share in self.shares.get(reference.to_start, {}).items():
                    mass[name] += reference.probability * share
        return mass

    def _candidates(self, pronoun: Pronoun) -> dict[str, Trace]:
        found = dict(islice(reversed(self.traces.items()), MOST_CANDIDATES))
        following = bisect_right(self.starts, pronoun.at.start)
        for one in self.people[following : following + 4]:
            if one.start - pronoun.at.start <= AHEAD and one.sentence == pronoun.at.sentence:
                found.setdefault(one.name, Trace(one, one))
        return found

    def _facts(self, pronoun: Pronoun, name: str, trace: Trace) -> Facts:
        at, last = pronoun.at, trace.last
        quote = self.speaking.get(at.start)
        hint = pronoun.sign * self.hints.get(name, 0.0)
        facts = {
            "hint": max(-STRONGEST_HINT, min(STRONGEST_HINT, hint)),
            "hint against": float(hint <= AGAINST),
            "only described": float(name.startswith(UNNAMED)),
            "named in the quotation itself": float(quote is not None and self._stands_in(name, quote)),
        }
        if last.start > at.start:
            return facts | {"ahead": 1.0}
        spoke_last = float(self.last_speaker == name)
        facts |= {
            "sentences back": math.log(1 + at.sentence - last.sentence),
            "sentences back to the name": math.log(1 + at.sentence - trace.named.sentence),
            "same sentence": float(at.sentence == last.sentence),
            "paragraph before": float(last.paragraph == at.paragraph - 1),
            "subject": float(last.is_subject),
            "possessive": float(last.is_possessive),
            "inside marks": float(last.is_inside),
            "first in the sentence before": float(self.first_in.get(at.sentence - 1) == name),
            "spoke last": spoke_last,
        }
        if quote is not None:
            near = trace.spoke >= 0 and self.scene.paragraph(trace.spoke) >= at.paragraph - 1
            facts |= {"spoke last, and speaks": spoke_last, "spoke near, and speaks": float(near)}
        return facts

    def _stands_in(self, name: str, quote: Quote) -> bool:
        first, stop = (bisect_right(self.starts, at - 1) for at in (quote.start, quote.end))
        return any(one.name == name for one in self.people[first:stop])

    def _reason(self, pronoun: Pronoun, name: str) -> str:
        trace = self.traces[name]
        back = pronoun.at.sentence - trace.named.sentence
        where = {0: "named in the same sentence", 1: "named in the sentence before"}
        named = where.get(back, f"named {back} sentences before")
        return f"the last to speak, {named}" if self.last_speaker == name else named


def best(shares: Shares) -> tuple[str, float]:
    """Return the largest share and whose it is."""
    return max(shares.items(), key=lambda item: (item[1], item[0]))


def _pronouns(scene: Scene) -> Iterator[Pronoun]:
    for found in PRONOUN.finditer(scene.text):
        word = found[0].lower()
        at = scene.standing(found.start(), found.end(), "")
        at = replace(at, is_subject=word in SUBJECTS, is_possessive=word in POSSESSIVES)
        yield Pronoun(at, 1 if found["he"] else -1)
