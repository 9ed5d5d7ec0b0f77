"""What the labels of other formats are called here."""

from dashboard.records import Label

# Their label in lower case → ours. CoNLL-2003 has PER, ORG, LOC, MISC; OntoNotes and LitBank PERSON or PER,
# ORG, GPE, LOC, FAC, NORP, EVENT; Recogito Person, Place, Event; Universal NER PER, ORG, LOC.
NAMES: dict[str, Label] = {
    "per": "PERSON", "pers": "PERSON", "person": "PERSON", "people": "PERSON",
    "org": "ORG", "organisation": "ORG", "organization": "ORG", "company": "ORG", "corporation": "ORG",
    "gpe": "GPE", "country": "GPE", "city": "GPE", "town": "GPE", "state": "GPE",
    "loc": "LOC", "location": "LOC", "place": "LOC", "toponym": "LOC",
    "fac": "FAC", "facility": "FAC", "building": "FAC",
    "norp": "NORP", "nationality": "NORP", "religion": "NORP",
    "event": "EVENT", "misc": "MISC",
}  # fmt: skip
# Spans of an attribution, as PolNeAR, PARC and others call them; "Attr_source" ends in one of these too.
PARTS = {
    "source": "source", "speaker": "source", "holder": "source",
    "cue": "cue", "content": "content", "quote": "content", "quotation": "content",
}  # fmt: skip
TIMES = {"timex", "timex3", "date", "time", "duration", "set"}


def last_word(label: str) -> str:
    """Return the last word of a label in lower case.

    >>> last_word("Attr_source"), last_word("B-PER"), last_word("TIMEX3")
    ('source', 'per', 'timex3')
    """
    return label.replace("-", "_").rpartition("_")[2].lower()
