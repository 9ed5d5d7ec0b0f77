"""Why a name stands for another, in plain words: within its document and across documents."""

from dashboard.identity.compare import initials, is_bare, key, last_word, plain_form, words
from dashboard.identity.decisions import Entity, Rulings

BY_HAND = "renamed or merged by hand"


def within(written: str, name: str, label: str) -> str:
    """Say why what is written stands for the document's name for it; "" if they are the same.

    >>> within("Putin", "Vladimir Putin", "PERSON")
    'the only full name in its document that has “Putin” in it'
    """
    if written == name:
        return ""
    if key(written) == key(name):
        return "the same name, written another way"
    if label == "ORG":
        return f"its document gives “{written}” as the short form"
    if label != "PERSON":
        return "the name of the place that is meant"
    if set(words(written)) <= set(words(name)):
        return f"the only full name in its document that has “{written}” in it"
    return "the fullest form of the name in its document"


def across(name: str, label: str, entity: Entity, rulings: Rulings, *, shown: str) -> str:
    """Say why a document's name stands for an entity; "" if it is the entity's own.

    >>> across("Putin", "PERSON", ("PERSON", "vladimir putin"), Rulings(), shown="Vladimir Putin")
    'the only full name in the collection that ends in “Putin”'
    """
    own = rulings.entity(label, name)
    if own == entity:
        return "" if name == shown else "the same name but for accents, case or hyphens"
    if own in rulings.became:
        return BY_HAND
    why = _by_form(name, label, entity)
    # The program joined it with another name, and somebody joined that one with this by hand.
    is_by_way = entity in rulings.heads and not _ends_alike(name, shown)
    return f"{why}, {BY_HAND}" if is_by_way else why


def _by_form(name: str, label: str, entity: Entity) -> str:
    if label == "ORG":
        return f"a document gives “{name}” as the short form"
    if is_bare(name):
        return f"the only full name in the collection that ends in “{name}”"
    if plain_form(name) is not None and initials(name) != initials(entity[1]):
        return "the same name but for a middle initial"
    return "the same name in another spelling"


def _ends_alike(name: str, other: str) -> bool:
    return last_word(name) == last_word(other)
