"""A claim and its denial; a quote that is given to two speakers (stance, text reuse)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dashboard.checking import words
from dashboard.checking.contradictions.clash import Clash, Documents, is_one_story, of_held, overlap, telling
from dashboard.filters import NO_SPEECH
from dashboard.identity import compare
from dashboard.store.questions.compared import Held

SHARED = 3  # telling words of a claim and its denial
LEAST = 0.5
LEAST_WORDS = 6  # of a quote that two people can't have said by chance
MOST = 20  # times that one quote is compared


def denials(documents: Documents, quotes: Sequence[Held]) -> Iterator[Clash]:
    """Yield what somebody denies, beside where another says it in the same story."""
    told = {one: telling(one.text, 0, len(one.text)) for one in quotes if one.saying not in NO_SPEECH}
    denied = [one for one in told if one.saying == "denied"]
    claims = [one for one in told if one.saying == "said"]
    holding: dict[str, list[int]] = defaultdict(list)  # by word, the claims that have it
    for at, claim in enumerate(claims):
        for word in told[claim]:
            holding[word].append(at)
    for denial in denied:
        shared = Counter(at for word in told[denial] for at in holding.get(word, ()))
        for at in sorted(at for at, many in shared.items() if many >= SHARED):
            claim = claims[at]
            if claim.entity and claim.entity == denial.entity:
                continue
            _, share = overlap(told[denial], told[claim])
            if share < LEAST or _is_negated(claim):
                continue
            if is_one_story(documents[denial.document], documents[claim.document]):
                says = f"{denial.name or 'Somebody'} denies what {claim.name or 'another'} says."
                yield Clash("denial", says, of_held(documents, claim), of_held(documents, denial))


def _is_negated(quote: Held) -> bool:
    """Say whether a quote denies something itself: it is no claim of what another denies."""
    return words.is_negated(word.key for word in words.of(quote.text))


def two_speakers(documents: Documents, quotes: Sequence[Held]) -> Iterator[Clash]:
    """Yield the same words in the mouths of two people."""
    by_words: dict[tuple[str, ...], list[Held]] = defaultdict(list)
    for quote in quotes:
        keys = tuple(word.key for word in words.of(quote.text))
        if len(keys) >= LEAST_WORDS and quote.name and quote.saying not in NO_SPEECH:
            by_words[keys].append(quote)
    for said in by_words.values():
        each = list({one.entity: one for one in said}.values())[:MOST]
        for one, other in combinations(each, 2):
            if compare.last_word(one.name) == compare.last_word(other.name):
                continue
            sides = of_held(documents, one), of_held(documents, other)
            denying, claiming = sorted((one, other), key=lambda each: each.saying != "denied")
            if denying.saying == "denied" != claiming.saying:
                yield Clash("denial", f"{denying.name} denies what {claiming.name} says.", *sides)
            else:
                yield Clash("speaker", f"{one.name} says it in one place, {other.name} in another.", *sides)
