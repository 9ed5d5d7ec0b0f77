"""The evidence for a person as antecedent of "he" or "she": each feature with its value and wording."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dashboard.link.scene import UNNAMED, Standing
from dashboard.text import lexicon

STRONGEST_HINT = 3.0
AGAINST = -1.5  # a given name or two firm pronouns of the other kind
LEAST_PROBABILITY = 0.01  # of the model, for a person it does not suggest
UNASKED = 0.5  # its value for "nobody" if it gives no answer at all


@dataclass(slots=True)
class Trace:
    """What is known about a person so far: where last met, last named and last speaking."""

    last: Standing
    named: Standing
    spoke: int = -1


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun, a person it may stand for, and what the features need to know about the two."""

    at: Standing
    name: str
    trace: Trace
    # How strongly this person's name suggests this pronoun ("he"); below 0 for the other one.
    hint: float
    # The model's probability that the pronoun stands for this person.
    probability: float
    is_last_speaker: bool
    is_first_before: bool
    # The pronoun is a speaker; the person is named in what it says, or spoke a paragraph before.
    speaks: bool
    is_in_quote: bool
    spoke_near: bool
    # The person was last named only as the owner of somebody else: "Ruiz’s lawyer, Lee".
    is_owner: bool
    # The person was last named in the participle's clause of which the pronoun is the subject.
    is_in_opening: bool

    @property
    def is_met(self) -> bool:
        """Whether the person was met before the pronoun, not only after it."""
        return self.trace.last.start <= self.at.start

    @property
    def sentences_back(self) -> int:
        """How many sentences before the pronoun the person was last named."""
        return self.at.sentence - self.trace.named.sentence


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against a person.

    `of` gives its value, `says` what the reader is told, "" if there is nothing to say. Its weight is
    under its name in data/lexicon/pronouns-weights.tsv. Without `of` it is a feature of "nobody".
    """

    name: str
    of: Callable[[Case], float] | None
    says: Callable[[Case], str] | None = None


def _named(case: Case) -> str:
    where = {0: "named in the same sentence", 1: "named in the sentence before"}
    return where.get(case.sentences_back, f"named {case.sentences_back} sentences before")


def _met(value: Callable[[Case], float]) -> Callable[[Case], float]:
    """Return a value that only a person met before the pronoun has."""
    return lambda case: float(value(case)) if case.is_met else 0.0


FEATURES: tuple[Feature, ...] = (
    Feature("nobody", None),
    Feature("the model's nobody", None),
    Feature("hint", lambda c: max(-STRONGEST_HINT, min(STRONGEST_HINT, c.hint))),
    Feature("hint against", lambda c: c.hint <= AGAINST),
    Feature("only described", lambda c: c.name.startswith(UNNAMED)),
    Feature("named in the quotation itself", lambda c: c.is_in_quote),
    Feature("ahead", lambda c: not c.is_met),
    Feature(
        "spoke last",
        _met(lambda c: c.is_last_speaker),
        lambda c: "the last to speak" if c.is_last_speaker else "",
    ),
    Feature("sentences back", _met(lambda c: math.log(1 + c.at.sentence - c.trace.last.sentence))),
    Feature("sentences back to the name", _met(lambda c: math.log(1 + c.sentences_back)), _named),
    Feature("same sentence", _met(lambda c: c.at.sentence == c.trace.last.sentence)),
    Feature("paragraph before", _met(lambda c: c.trace.last.paragraph == c.at.paragraph - 1)),
    Feature("subject", _met(lambda c: c.trace.last.is_subject)),
    Feature("possessive", _met(lambda c: c.trace.last.is_possessive)),
    Feature("owner of the one named next", _met(lambda c: c.is_owner)),
    Feature("in the clause before", _met(lambda c: c.is_in_opening)),
    Feature("inside marks", _met(lambda c: c.trace.last.is_inside)),
    Feature("first in the sentence before", _met(lambda c: c.is_first_before)),
    Feature("spoke last, and speaks", _met(lambda c: c.speaks and c.is_last_speaker)),
    Feature("spoke near, and speaks", _met(lambda c: c.speaks and c.spoke_near)),
    Feature("the model", lambda c: math.log(c.probability + LEAST_PROBABILITY)),
)


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature by its name."""
    return {row["feature"]: float(row["weight"]) for row in lexicon.rows("pronouns-weights")}


def weight_of(case: Case) -> float:
    """Return the total evidence for a person, as log odds."""
    weight = weights()
    return sum(weight[feature.name] * feature.of(case) for feature in FEATURES if feature.of)


def weight_of_nobody(probability: float | None) -> float:
    """Return the evidence for someone not named in the document, from the model's share for it, or None."""
    weight = weights()
    left = UNASKED if probability is None else max(0.0, probability) + LEAST_PROBABILITY
    return weight["nobody"] + weight["the model's nobody"] * math.log(left)


def reason(case: Case) -> str:
    """Say in plain words why a pronoun stands for a person."""
    return ", ".join(says for feature in FEATURES if feature.says and (says := feature.says(case)))
