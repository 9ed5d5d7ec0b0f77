"""Names in headlines end before the verb."""

import pytest

from dashboard.extract.names import in_headlines
from dashboard.records import Label, Mention, Quote, Span
from dashboard.text.article import lay_out

BODY = "\n\nAna Roe spoke on Monday of the dam."


def mention(text: str, name: str, label: Label = "PERSON") -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name, label)


@pytest.mark.parametrize(
    ("headline", "name", "wanted"),
    [
        ("Ana Roe Blasts Dam Plans", "Ana Roe Blasts", "Ana Roe"),
        ("Ana Roe Says Dam Leaks", "Ana Roe Says", "Ana Roe"),
        ("Bell County Says Dam Leaks", "Bell County Says", "Bell County"),
        ("Ben Burns Visits the Dam", "Ben Burns", "Ben Burns"),
        ("Ana Roe Visits the Dam", "Ana Roe", "Ana Roe"),
        ("Cy Roe Burns Dam Plans", "Cy Roe Burns", "Cy Roe Burns"),  # not named below
    ],
)
def test_a_name_ends_before_its_verb(headline: str, name: str, wanted: str) -> None:
    text = headline + BODY
    assert [one.text for one in in_headlines.cut(lay_out(text), [mention(text, name)])] == [wanted]


def test_names_below_a_headline_stay() -> None:
    text = "Dam Leaks Again\n\nAna Roe Hills is a park. Ana Roe is its owner."
    (found,) = in_headlines.cut(lay_out(text), [mention(text, "Ana Roe Hills")])
    assert found.text == "Ana Roe Hills"


def test_a_name_ends_before_the_words_of_saying_of_a_quote() -> None:
    text = "Roe Announces Bill on Dams" + BODY
    cue = Span(4, 13, "Announces")
    quote = Quote(14, 18, "Bill", "indirect", cue=cue)
    names = [mention(text, "Roe Announces"), mention(text, "Ana Roe")]
    found = in_headlines.without_cues(lay_out(text), names, [quote])
    assert [one.text for one in found] == ["Roe", "Ana Roe"]
