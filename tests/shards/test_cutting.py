"""Shards hold the documents in order, and what is added in the middle leaves most of them as they are."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.records import Document
from dashboard.shards import cutting


def documents(count: int) -> list[Document]:
    return [Document(f"{number}", f"Text {number}.") for number in range(count)]


def names(given: list[Document], *, size: int = 20, version: str = "1") -> list[str]:
    return [one.name for one in cutting.cut(given, size=size, version=version)]


@pytest.mark.slow
@settings(deadline=None)
@given(st.integers(0, 200), st.integers(1, 30))
def test_each_document_is_in_one_shard_in_its_order(count: int, size: int) -> None:
    shards = list(cutting.cut(documents(count), size=size, version="1"))
    assert [document for shard in shards for document in shard.documents] == documents(count)
    assert all(0 < len(shard.documents) <= size for shard in shards)


def test_the_same_documents_have_the_same_names() -> None:
    assert names(documents(100)) == names(documents(100))
    assert len(set(names(documents(100)))) == len(names(documents(100)))


@pytest.mark.parametrize("field", ["id", "text", "title", "source", "url", "path", "language"])
def test_another_word_in_a_document_is_another_name(field: str) -> None:
    assert names([Document(**{"id": "", "text": ""} | {field: "x"})]) != names([Document("", "")])  # type: ignore[arg-type]


def test_fields_are_kept_apart() -> None:
    assert names([Document("ab", "c")]) != names([Document("a", "bc")])


def test_another_version_has_other_names() -> None:
    assert not set(names(documents(100), version="1")) & set(names(documents(100), version="2"))


@pytest.mark.slow
def test_an_article_in_the_middle_leaves_most_shards_as_they_are() -> None:
    many = documents(1_000)
    before = names(many)
    kept = []
    for seed in range(10):
        at = random.Random(seed).randrange(len(many))
        after = names([*many[:at], Document("new", f"New {seed}."), *many[at:]])
        kept.append(len(set(before) & set(after)) / len(before))
    assert sum(kept) / len(kept) > 0.95
