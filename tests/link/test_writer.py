"""“I” outside quotation marks is the article's author."""

import pytest

from dashboard.link import writer
from dashboard.records import Mention, Quote
from dashboard.text.article import lay_out


def named(text: str, word: str, author: str, name: str | None = None) -> str | None:
    start = text.index(word)
    speaker = Mention(start, start + len(word), word, "", name)
    quote = Quote(0, 1, "x", "indirect", speaker, because="“I” is the writer, who is not named")
    (found,) = writer.fill(lay_out(text, author=author), [quote])
    assert found.speaker is not None
    assert (found.speaker.name == author) == ("author" in found.because)
    return found.speaker.name


@pytest.mark.parametrize("author", ["Dinesh D’Souza", "Ana Ruiz", "Anna van Roe", "J. P. Roe"])
@pytest.mark.parametrize("word", ["I", "my"])
def test_the_author_speaks(author: str, word: str) -> None:
    assert named("I think my dam leaks.", word, author) == author


@pytest.mark.parametrize(
    "author",
    ["", "AP", "Ana Ruiz and Ben Roe", "Ana Ruiz, Ben Roe", "Breitbart News", "News Staff", "Reuters"],
)
def test_no_author_or_several_have_no_name(author: str) -> None:
    assert named("I think it leaks.", "I", author) is None


def test_who_speaks_between_marks_is_not_the_author() -> None:
    assert named("“I think it leaks,” he said.", "I", "Ana Ruiz") is None


def test_others_and_the_named_stay() -> None:
    assert named("He thinks it leaks.", "He", "Ana Ruiz") is None
    assert named("I think it leaks.", "I", "Ana Ruiz", name="Ben Roe") == "Ben Roe"
