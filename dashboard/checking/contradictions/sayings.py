"""A claim and its denial; a quote that is given to two speakers (stance, text reuse)."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from dashboard.checking import words
from dashboard.checking.contradictions.clash import Clash, Documents, is_one_story, of_held, telling_of
from dashboard.filters import NO_SPEECH
from dashboard.identity import compare
from dashboard.store.questions.compared import Held
from dashboard.text.folding import fold

SHARED = 3  # telling words of a claim and its denial
LEAST = 0.5
LEAST_WORDS = 6  # of a quote that two people can't have said by chance
MOST = 20  # times that one quote is compared


Spoken = Sequence[tuple[Held, tuple[str, ...]]]


def spoken_of(quotes: Sequence[Held]) -> Spoken:
    """Return the quotes that are speech, each with its words for comparing."""
    return [(one, words.keys(one.text)) for one in quotes if one.saying not in NO_SPEECH]


def denials(documents: Documents, spoken: Spoken) -> Iterator[Clash]:
    """Yield what somebody denies, beside where another says it in the same story."""
    claims = [
        (one, telling_of(keys))
        for one, keys in spoken
        # What denies something itself is no claim of what another denies.
        if one.saying == "said" and not words.is_negated(keys)
    ]
    having: dict[str, list[int]] = defaultdict(list)
    for number, (_, its) in enumerate(claims):
        for word in its:
            having[word].append(number)
    for denial, denied in ((one, telling_of(keys)) for one, keys in spoken if one.saying == "denied"):
        shared = Counter(number for word in denied for number in having.get(word, ()))
        answered = set()  # of one article the claim that is most like the denial
        alike = [each for each in shared.items() if each[1] >= SHARED]
        for number, both in sorted(alike, key=lambda each: (-each[1], each[0])):
            claim, claimed = claims[number]
            if claim.entity and claim.entity == denial.entity:
                continue
            is_alike = both >= LEAST * min(len(denied), len(claimed))
            if claim.document in answered or not is_alike:
                continue
            if is_one_story(documents[denial.document], documents[claim.document]):
                answered.add(claim.document)
                says = f"{denial.name or 'Somebody'} denies what {claim.name or 'another'} says."
                yield Clash("denial", says, of_held(documents, claim), of_held(documents, denial))


def two_speakers(documents: Documents, spoken: Spoken) -> Iterator[Clash]:
    """Yield the same words in the mouths of two people."""
    by_words: dict[tuple[str, ...], list[Held]] = defaultdict(list)
    for quote, keys in spoken:
        if len(keys) >= LEAST_WORDS and quote.name:
            by_words[keys].append(quote)
    for said in by_words.values():
        each = list({one.entity: one for one in said}.values())[:MOST]
        for one, other in combinations(each, 2):
            if _may_be_one(one.name, other.name):
                continue
            sides = of_held(documents, one), of_held(documents, other)
            denying, claiming = sorted((one, other), key=lambda each: each.saying != "denied")
            if denying.saying == "denied" != claiming.saying:
                yield Clash("denial", f"{denying.name} denies what {claiming.name} says.", *sides)
            else:
                yield Clash("speaker", f"{one.name} says it in one place, {other.name} in another.", *sides)


def _may_be_one(one: str, other: str) -> bool:
    """Say whether two names may be one person's: one last word, or "Bill" and "Bill Clinton"."""
    words_of_one, words_of_other = ({*fold(name).split()} for name in (one, other))
    is_part = words_of_one <= words_of_other or words_of_other <= words_of_one
    return is_part or compare.last_word(one) == compare.last_word(other)
