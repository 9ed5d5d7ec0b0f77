"""Whom "he" and "she" stand for: everyone met so far is considered, over the whole document.

A document is read from the start. The answer for a pronoun is a share for each person; a later pronoun that
the model links to it inherits these shares, and a person stays near as long as pronouns refer to them.
"""

import math
import re
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dashboard.link import antecedents, hints, side_by_side
from dashboard.link.antecedents import Case, Trace
from dashboard.link.scene import UNNAMED, Scene, Standing
from dashboard.records import Quote, Reference

PRONOUN = re.compile(r"\b(?:(?P<he>he|him|his|himself)|(?:she|her|hers|herself))\b", re.IGNORECASE)
SUBJECTS, POSSESSIVES = {"he", "she"}, {"his", "her", "hers"}
MOST_CANDIDATES = 24  # people met last; whoever is farther back is not meant
# "Campaigning against Ruiz in 2012, | he": whoever is named there is somebody else.
OPENING = re.compile(
    r"[“\"\s]*(?:(?:After|Before|While|When|By|In|On|Since|Upon|Despite|Instead of|Without) )?[A-Za-z]+ing\b"
    r"[^.;:“”\"\n]{1,160}, "
)
AHEAD = 160  # characters: "When he spoke, Ruiz said …"
NOBODY = ""  # has the share of someone who is not named in the document
NEAR = 0.4  # a pronoun with at least this share makes its person near again
FIRM = 0.6  # and with at least this share says whether its person is "he" or "she"
LESSON = 0.5  # how much a firm pronoun adds to the hints
# Who has pronouns of both kinds goes by those that weigh so many times as much, or by none.
# Set by hand: on PolNeAR dev no answer depends on it.
PLAIN = 2.0
Shares = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun and its position; `sign` is 1 for "he", -1 for "she", in all their cases."""

    at: Standing
    sign: int


class Pronouns:
    """Reads one document; `shares` has the answer for each pronoun, by its start.

    `speaking` maps the start of a speaker's name, description or pronoun to what is said.
    """

    def __init__(
        self,
        scene: Scene,
        people: Sequence[Standing],
        speaking: Mapping[int, Quote],
        references: Sequence[Reference],
    ) -> None:
        self.scene, self.people, self.speaking = scene, side_by_side.apart(scene.text, people), speaking
        self.starts = [one.start for one in self.people]
        self.references: dict[int, list[Reference]] = defaultdict(list)
        for reference in references:
            self.references[reference.start].append(reference)
        self.pronouns = list(_pronouns(scene))
        self.signs = {pronoun.at.start: pronoun.sign for pronoun in self.pronouns}
        self.hints = hints.of_people(scene.text, self.people)
        self.listed = side_by_side.listed(scene.text, self.people)
        self.owners = side_by_side.owners(scene.text, self.people)
        self._read()
        known = dict(self.hints)
        self._learn()
        self._read()
        self.kinds = self._kinds(known)

    def meant(self, start: int, *, but: str | None = None) -> tuple[str, float]:
        """Return the person with the largest share and that share; NOBODY if no named person is meant.

        A person who tells "her" something is not she: with `but` the shares are those of the others.
        """
        shares = self.shares.get(start, {NOBODY: 1.0})
        left = {name: share for name, share in shares.items() if name != but} or {NOBODY: 1.0}
        total = sum(left.values())
        name, share = best({name: share / total for name, share in left.items()})
        if self.kinds.get(name, self.signs.get(start)) != self.signs.get(start):
            return NOBODY, share
        return (NOBODY if name.startswith(UNNAMED) else name), share

    def next_likely(self, start: int, *, but: str) -> tuple[str, float]:
        """Return the named person with the largest share after `but`, and that share; NOBODY if none is."""
        sign = self.signs.get(start)
        named = {
            name: share
            for name, share in self.shares.get(start, {}).items()
            if name not in (but, NOBODY)
            and not name.startswith(UNNAMED)
            and self.kinds.get(name, sign) == sign
        }
        return best(named) if named else (NOBODY, 0.0)

    def why(self, start: int) -> str:
        """Say in plain words why a pronoun was given to its person."""
        return self.reasons.get(start, "")

    def _read(self) -> None:
        self.shares: dict[int, Shares] = {}
        self.likeliest: dict[int, tuple[str, float]] = {}  # whom each stands for, with the share
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
        mass = self._model(at.start)
        cases = self._cases(pronoun, mass)
        shares = self.shares[at.start] = _shares(self._nobody(at.start, mass), cases)
        if self._is_open(pronoun, best(shares)[0]):
            shares = self.shares[at.start] = {NOBODY: 1.0}
        name, share = self.likeliest[at.start] = best(shares)
        if name in self.traces and share >= NEAR:
            self.reasons[at.start] = antecedents.reason(cases[name])
            self._meet(replace(at, name=name), is_name=False)

    def _is_open(self, pronoun: Pronoun, name: str) -> bool:
        """Say whether one named beside the likeliest person fits as well: "Ruiz and Lee left. She said …"."""
        trace = self.traces.get(name)
        together = self.listed.get(trace.last.start, ()) if trace else ()
        if not together or name == self.last_speaker:
            return False
        met = [one.name for one in together if self._is_last_met(one)]
        fits = {other: pronoun.sign * self.hints[other] for other in (*met, name)}
        is_known = fits.pop(name) >= hints.BEHIND
        return any(fit > (0 if is_known else antecedents.AGAINST) for fit in fits.values())

    def _is_last_met(self, one: Standing) -> bool:
        trace = self.traces.get(one.name)
        return trace is not None and trace.last.start == one.start

    def _meet(self, one: Standing, *, is_name: bool) -> None:
        trace = self.traces.setdefault(one.name, Trace(one, one))
        # People mentioned inside marks do not displace those outside.
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
        """Learn from the firm pronouns of a first reading who is "he" and who is "she"."""
        for pronoun in self.pronouns:
            name, share = self.likeliest[pronoun.at.start]
            if name and share >= FIRM:
                self.hints[name] += LESSON * pronoun.sign * (share - 0.5)
        self.hints = {name: hints.capped(value) for name, value in self.hints.items()}

    def _kinds(self, known: Mapping[str, float]) -> dict[str, int]:
        """Return of all who were taken for "she" and for "he" which they are (1 he, -1 she), 0 for unknown.

        One person is never both: what the text says beside the name decides, else the plain majority.
        """
        taken: dict[str, dict[int, float]] = defaultdict(lambda: {1: 0.0, -1: 0.0})
        for pronoun in self.pronouns:
            name, share = self.likeliest[pronoun.at.start]
            if name and share >= NEAR:
                taken[name][pronoun.sign] += share
        found = {}
        for name, weights in taken.items():
            he, she = weights[1], weights[-1]
            if he and she:
                said = known.get(name, 0.0)
                plain = said if abs(said) >= hints.BEHIND else (he - she if _is_plain(he, she) else 0.0)
                found[name] = (plain > 0) - (plain < 0)
        return found

    def _nobody(self, start: int, mass: Mapping[str, float]) -> float | None:
        """Return the model's share for none of these people, or None if it was not asked."""
        if start not in self.references:
            return None
        return 1 - sum(mass[name] for name in sorted(mass) if name != NOBODY)

    def _model(self, start: int) -> dict[str, float]:
        """Return the model's probability for each person; earlier pronouns pass theirs on by their shares."""
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

    def _cases(self, pronoun: Pronoun, mass: Mapping[str, float]) -> dict[str, Case]:
        found, opening = self._candidates(pronoun).items(), self._opening(pronoun.at)
        return {name: self._case(pronoun, name, trace, mass.get(name, 0.0), opening) for name, trace in found}

    def _case(self, pronoun: Pronoun, name: str, trace: Trace, probability: float, opening: int) -> Case:
        at, quote = pronoun.at, self.speaking.get(pronoun.at.start)
        return Case(
            at,
            name,
            trace,
            hint=pronoun.sign * self.hints[name],
            probability=probability,
            is_last_speaker=self.last_speaker == name,
            is_first_before=self.first_in.get(at.sentence - 1) == name,
            speaks=quote is not None,
            is_in_quote=quote is not None and self._stands_in(name, quote),
            is_owner=trace.last.start in self.owners,
            is_in_opening=opening <= trace.last.start < at.start,
            spoke_near=trace.spoke >= 0 and self.scene.paragraph(trace.spoke) >= at.paragraph - 1,
        )

    def _opening(self, at: Standing) -> int:
        """Return where the participle's clause before a pronoun begins, or where the pronoun is."""
        begin = self.scene.sentence_start(at.start)
        is_opening = at.is_subject and OPENING.fullmatch(self.scene.text, begin, at.start)
        return begin if is_opening else at.start

    def _stands_in(self, name: str, quote: Quote) -> bool:
        first, stop = (bisect_right(self.starts, at - 1) for at in (quote.start, quote.end))
        return any(one.name == name for one in self.people[first:stop])


def _shares(nobody: float | None, cases: Mapping[str, Case]) -> Shares:
    sums = {NOBODY: antecedents.weight_of_nobody(nobody)}
    sums |= {name: antecedents.weight_of(case) for name, case in cases.items()}
    top = max(sums.values())
    odds = {name: math.exp(value - top) for name, value in sums.items()}
    total = sum(odds.values())
    return {name: value / total for name, value in odds.items()}


def _is_plain(he: float, she: float) -> bool:
    return max(he, she) >= PLAIN * min(he, she)


def best(shares: Shares) -> tuple[str, float]:
    """Return the largest share and whose it is."""
    return max(shares.items(), key=lambda item: (item[1], item[0]))


def _pronouns(scene: Scene) -> Iterator[Pronoun]:
    for found in PRONOUN.finditer(scene.text):
        word = found[0].lower()
        at = scene.standing(found.start(), found.end(), "")
        at = replace(at, is_subject=word in SUBJECTS, is_possessive=word in POSSESSIVES)
        yield Pronoun(at, 1 if found["he"] else -1)
