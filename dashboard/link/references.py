"""Whom a pronoun or description stands for, by the model's probabilities over what stands before it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from dashboard.records import Mention, Reference

LONGEST_CHAIN = 6
LABELS = {"PERSON", "ORG"}


class Resolver:
    """Answers for one document; probabilities of all mentions of one name are added up."""

    def __init__(self, entities: Sequence[Mention], references: Sequence[Reference]) -> None:
        self.entities = entities
        self.starts = [m.start for m in entities]
        self.by_start: dict[int, list[Reference]] = defaultdict(list)
        for reference in references:
            self.by_start[reference.start].append(reference)

    def meant(self, start: int, end: int) -> tuple[Mention | None, float]:
        """Return the mention that gives the name for what stands at [start, end), and the probability."""
        shares = self._shares(start, LONGEST_CHAIN)
        if not shares:
            return None, 0.0
        (name, label), probability = max(shares.items(), key=lambda item: (item[1], item[0]))
        mention = next(m for m in self.entities if m.name == name and m.label == label)
        return mention, min(probability, 1.0)

    def _shares(self, start: int, depth: int) -> dict[tuple[str, str], float]:
        """Return the probability of each name, following pronouns to their own antecedents."""
        shares: dict[tuple[str, str], float] = defaultdict(float)
        for reference in self.by_start.get(start, ()):
            mention = self._at(reference.to_start)
            if mention is not None and mention.label in LABELS:
                shares[mention.name or mention.text, mention.label] += reference.probability
            elif depth > 0 and mention is None:
                for key, share in self._shares(reference.to_start, depth - 1).items():
                    shares[key] += reference.probability * share
        return dict(shares)

    def _at(self, character: int) -> Mention | None:
        at = bisect_right(self.starts, character) - 1
        mention = self.entities[at] if at >= 0 else None
        return mention if mention is not None and mention.end > character else None
