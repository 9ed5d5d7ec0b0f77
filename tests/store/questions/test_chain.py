"""How a speaker as written leads to the name: each link is a place in the text."""

import pytest

from dashboard.preprocess import extract_document
from dashboard.records import Document
from dashboard.store.collection import Collection
from dashboard.store.questions import chain, documents

RIGA = "The mayor, Ilze Kalnina, met Jānis Bērziņš in Riga on Monday.\n\n"
# A text, what one of its quotes begins with, and the chain of its speaker.
CHAINS = [
    ("Mayor Ilze Kalnina spoke on Monday. She said the bridge would open in May.", "the bridge",
     ["She", "Mayor Ilze Kalnina"]),
    ("Mayor Ilze Kalnina spoke on Monday. Kalnina was tired. She said the bridge would open in May.",
     "the bridge", ["She", "Kalnina", "Mayor Ilze Kalnina"]),
    ("Ilze Kalnina, the mayor of Riga, came on Monday. “We will rebuild,” Kalnina said.", "We will",
     ["Kalnina", "Ilze Kalnina, the mayor of Riga"]),
    ("“We will rebuild,” Kalnina said. Mayor Ilze Kalnina spoke in Riga.", "We will",
     ["Kalnina", "Mayor Ilze Kalnina"]),
    ("“We will rebuild,” Mayor Ilze Kalnina said in Riga.", "We will", []),
    ("Ilze Kalnina came on Monday. “We will rebuild,” said Kalnina, who is to be mayor of Riga.", "We will",
     ["Kalnina", "Ilze Kalnina"]),
    ("“We will rebuild,” a woman said in Riga.", "We will", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "begins", "links"), CHAINS, ids=[text[:30] for text, _, _ in CHAINS])
def test_the_chain_of_a_speaker(collection: Collection, text: str, begins: str, links: list[str]) -> None:
    collection.add(Document("d", text), extract_document(Document("d", text)))
    view = documents.one(collection, "d")
    assert view is not None
    (quote,) = [one for one in view.quotes.values() if one.text.startswith(begins)]
    found = chain.of_speaker(collection, view, quote)
    assert [one.text for one in found] == links
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_chain_is_asked_for_by_where_the_quote_is(collection: Collection) -> None:
    text = CHAINS[0][0]
    collection.add(Document("d", text), extract_document(Document("d", text)))
    start = text.index("the bridge")
    end = text.index(" in May") + len(" in May")
    assert [one.text for one in chain.of_quote(collection, "d", start, end)] == CHAINS[0][2]
    assert chain.of_quote(collection, "d", start, end - 1) == ()
    assert chain.of_quote(collection, "gone", start, end) == ()
