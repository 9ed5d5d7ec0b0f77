"""Of a content on both sides of its words of saying, what is the reporter's is left out."""

import pytest

from dashboard.extract.model.attribution import Attribution
from dashboard.extract.quotes import around
from dashboard.text import marks
from dashboard.text.intervals import Intervals

VERBS = {"leaks": "VBZ", "sank": "VBD", "was": "VBD", "is": "VBZ", "were": "VBD", "must": "MD", "ran": "VBD"}


def sides(written: str) -> list[str]:
    """Return the contents of a text written so: [Looking back], <Ruiz> {said} [the dam leaks]."""
    text, open_at = "", {}
    spans: dict[str, list[tuple[int, int]]] = {"]": [], ">": [], "}": []}
    for letter in written:
        if letter in "[<{":
            open_at["]>}"["[<{".index(letter)]] = len(text)
        elif letter in spans:
            spans[letter].append((open_at[letter], len(text)))
        else:
            text += letter
    tags = {at: tag for word, tag in VERBS.items() for at in range(len(text)) if text.startswith(word, at)}
    one = Attribution(tuple(spans[">"]), tuple(spans["}"]), tuple(spans["]"]), 0.9)
    marked = Intervals(list(marks.pair(text, 0, len(text))), of=lambda m: (m.outer_start, m.outer_end))
    (done,) = around.mend(text, [one], marked, tags)
    return [text[a:b] for a, b in done.content]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[Looking back at May], <Ruiz> {said} [the dam leaks].", ["the dam leaks"]),
        ("[The boat sank]. <Ruiz> {said} [that nobody was hurt].", ["that nobody was hurt"]),
        ("[The dam is safe], <Ruiz> {said} [after boats sank].", ["The dam is safe"]),
        ("[The dam is safe], <Ruiz> {said} on Monday after [boats sank].", ["The dam is safe"]),
        ("“[It was cold,”] <Ruiz> {recalls} [while leaving].", ["It was cold,”"]),
        ("<Ruiz>, who wants [to rest], {has said} [that he was ill].", ["that he was ill"]),
        ("[About the hall], <Ruiz> {said}: [“It is full.”]", ["“It is full.”"]),
        ("[The aide of the mayor], <Ruiz>, {said} late in May [that the dam leaks].", ["that the dam leaks"]),
        ("“[It was cold,”] {said} <Ruiz>, 30, who wore [a red coat].", ["It was cold,”"]),
        ("[Boats sank]\n<Ruiz> {said} [the wind was strong].", ["the wind was strong"]),
    ],
)
def test_one_side_is_the_reporters(written: str, said: list[str]) -> None:
    assert sides(written) == said


@pytest.mark.parametrize(
    "written",
    [
        "[The dam], <Ruiz> {said}, [is safe].",
        "[If it was cold], <Ruiz> {said}, [boats sank].",
        "[a law that] <critics> {call} [unfair]",
        "“[It was cold,”] <Ruiz> {said}, [and “nobody was hurt.”]",
        "[There is a risk], <Ruiz> {said}, [that the dam leaks].",
        "[which] <he> {said} [was wrong]",
        "“[Was it cold,”] <Ruiz> {said}, [must be asked].",
        "[That it was cold], <Ruiz> {said}: [“Very cold.”]",
    ],
)
def test_both_sides_are_said(written: str) -> None:
    assert len(sides(written)) == 2
