"""What a question may speak of: the names of a collection that have one of its words, and its months."""

from collections.abc import Iterator, Sequence

from dashboard.question import names, tokens
from dashboard.question.names import Known, Named
from dashboard.store.collection import Collection
from dashboard.store.questions import asking, name_index
from dashboard.text import other_names

LONGEST_OTHER = 3  # words of another name of a place


def of(collection: Collection, question: str) -> Known:
    """Return by what a question is read in this collection."""
    cut = tokens.cut(question)
    words = [word for one in cut if not one.is_search for word in one.words]
    asked = dict.fromkeys(word for word in words if word not in tokens.table() or _is_name(word, cut))
    index = name_index.of(collection)
    is_asked = any(names.is_most_quoted(cut[at:]) for at in range(len(cut)))
    return Known(
        (*index.holding(asked), *_otherwise_called(collection, words)),
        index.months,
        _most_quoted(collection) if is_asked else None,
        index.newest,
    )


def _most_quoted(collection: Collection) -> Named | None:
    """Return the person who is quoted most, if anybody is."""
    asked = """
      SELECT name, quotes FROM entities WHERE hidden = 0 AND quotes > 0 AND label = 'PERSON'
      ORDER BY quotes DESC, name LIMIT 1
    """
    return next((Named(name, "person", count, "quotes", ()) for name, count in collection.rows(asked)), None)


def _is_name(word: str, cut: Sequence[tokens.Token]) -> bool:
    return any(word in one.words and not one.is_small for one in cut)


def _otherwise_called(collection: Collection, words: Sequence[str]) -> Iterator[Named]:
    """Yield the places that have another name like some words: "Danzig" is Gdańsk."""
    for size in range(1, LONGEST_OTHER + 1):
        for at in range(len(words) - size + 1):
            other = words[at : at + size]
            if other_names.of(" ".join(other)) and (place := asking.place(collection, " ".join(other))):
                yield Named(place, "place", 0, "mentions", tuple(other))
