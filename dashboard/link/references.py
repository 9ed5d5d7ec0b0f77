"""Whom a pronoun or description stands for, by the model's probabilities for what comes before it."""

from collections import defaultdict
from collections.abc import Sequence

from dashboard.records import Mention, Reference
from dashboard.text.intervals import Intervals

LABELS = {"PERSON", "ORG"}
LEAST = 1e-9  # a chain of pronouns must not carry along everyone it has ever met
Name = tuple[str, str]


class Resolver:
    """Answers for one document; probabilities of all mentions of one name are added up."""

    def __init__(self, entities: Intervals[Mention], references: Sequence[Reference]) -> None:
        self.entities = entities
        self.by_name = {(m.name or m.text, str(m.label)): m for m in reversed(entities.items)}
        self.shares: dict[int, dict[Name, float]] = {}
        by_start: dict[int, list[Reference]] = defaultdict(list)
        for reference in references:
            by_start[reference.start].append(reference)
        # In text order: when a pronoun points to a pronoun, what comes before is already known.
        for start in sorted(by_start):
            self.shares[start] = self._shares(by_start[start])

    def meant(self, start: int, end: int) -> tuple[Mention | None, float]:
        """Return a mention with the name of what is at [start, end), and the probability."""
        shares = next((self.shares[at] for at in range(start, end) if at in self.shares), {})
        if not shares:
            return None, 0.0
        (name, label), probability = max(shares.items(), key=lambda item: (item[1], item[0]))
        mention = self.by_name[name, label]
        return mention, min(probability, 1.0)

    def _shares(self, references: Sequence[Reference]) -> dict[Name, float]:
        shares: dict[Name, float] = defaultdict(float)
        for reference in references:
            mention = self.entities.at(reference.to_start)
            if mention is None:
                for key, share in self.shares.get(reference.to_start, {}).items():
                    shares[key] += reference.probability * share
                    if shares[key] < LEAST:
                        del shares[key]
            elif mention.label in LABELS:
                shares[mention.name or mention.text, mention.label] += reference.probability
        return dict(shares)
