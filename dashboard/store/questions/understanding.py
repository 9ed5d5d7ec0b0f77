"""A question as a collection understands it: read by its own names, the nearest where it has none."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.filters import Filters
from dashboard.question import parts, reading
from dashboard.question.names import ROLES
from dashboard.question.parts import Part, Role, Sort
from dashboard.question.reading import Choice, Unclear, Understood
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, known, quotes, suggesting, unknown, where
from dashboard.store.questions.suggesting import Suggestion

MOST_NEAREST = 5


def of(collection: Collection, question: str) -> Understood:
    """Return what a question asks for here.

    Names that nobody has and words that occur nowhere are unclear: they have the nearest as choices, or none.
    """
    found = reading.read(question, known.of(collection, question))
    unclear = [*found.unclear, *(_nearest(collection, words) for words in found.unknown)]
    searched = []
    filters = found.filters
    for words in found.searched:
        if _occurs(collection, words):
            searched.append(words)
        else:
            unclear.append(_respelt(collection, words, ""))
            filters = _without(filters, words)
    for topic in found.filters.about:
        if not _is_near(collection, topic):
            unclear.append(_respelt(collection, topic, "about"))
            filters = parts.off(filters, Part("about", topic))
    return replace(found, filters=filters, unclear=tuple(unclear), searched=tuple(searched))


def sorts(collection: Collection, part: Part) -> tuple[Sort, ...]:
    """Return what the value of a part is in the collection: a person or body, a place, else words."""
    if part.role not in ("by", "mentioned", "about", "place") or '"' in part.value:
        return ("words",)
    found: list[Sort] = []
    if part.role in ("by", "mentioned") or where.names(collection, part.value):
        _, mentions, _ = asking.amount(collection, part.value)
        is_speaker = part.role == "by" or quotes.count(collection, Filters(people=(part.value,))) > 0
        found.append("person" if is_speaker or not mentions else "name")
    if part.role == "place" or where.places(collection, part.value):
        found.append("place")
    return tuple(found) or ("words",)


def _occurs(collection: Collection, words: str) -> bool:
    fits = where.documents(collection, Filters(text=words), key="documents.id", day="documents.day")
    return bool(collection.rows(f"SELECT 1 FROM documents WHERE {fits} LIMIT 1", fits.values))


def _is_near(collection: Collection, topic: str) -> bool:
    """Say whether there is a quote about a topic."""
    asked, values = where.about(collection, topic)
    return bool(collection.rows(f"SELECT 1 FROM ({asked}) LIMIT 1", values))


def _without(filters: Filters, words: str) -> Filters:
    """Return the filters without words that are searched for, which stand among others."""
    return replace(filters, text=" ".join(filters.text.replace(words, "", 1).split()))


def _nearest(collection: Collection, words: str) -> Unclear:
    """Return the speakers who may be meant by a name that nobody has."""
    alike = [
        one
        for one in suggesting.find(collection, words)
        if one.sort == "person" and one.counted == "quotes" and one.count
    ]
    known_names = {one.value for one in alike}
    others = [
        Choice(Part("by", name), asking.amount(collection, name)[0], "quotes")
        for name in unknown.nearest(collection, "person", words)
        if name not in known_names and asking.amount(collection, name)[0]
    ]
    choices = [*(_choice(one, "by") for one in alike), *others]
    return Unclear(
        words, tuple(choices[:MOST_NEAREST]), is_unknown=True, is_speaker=True, literal=Part("by", words)
    )


def _respelt(collection: Collection, words: str, role: str) -> Unclear:
    """Return the names and words that may be meant by words that occur nowhere."""
    found: Sequence[Suggestion] = suggesting.find(collection, words)
    meant = [_choice(one, role) for one in found if one.sort not in ("month", "source")]
    choices = tuple(one if _is_answered(collection, one) else _mentioned(one) for one in meant)
    literal = Part("about" if role == "about" else "words", words)
    return Unclear(words, choices[:MOST_NEAREST], is_unknown=True, literal=literal)


def _is_answered(collection: Collection, choice: Choice) -> bool:
    return choice.part.role != "about" or _is_near(collection, choice.part.value)


def _mentioned(choice: Choice) -> Choice:
    """Return a choice that no quote is about as one of the documents that mention it."""
    return replace(choice, part=Part("mentioned", choice.part.value))


def _choice(one: Suggestion, role: str) -> Choice:
    if one.sort == "month" or one.sort == "words":
        return Choice(Part("about" if role == "about" else "words", one.value), one.count, one.counted)
    meaning: Role = ROLES[role].get(one.sort, "about")
    return Choice(Part(meaning, one.value), one.count, one.counted)
