"""Whom "he" and "she" stand for, with no model to ask."""

import pytest

from dashboard.link.descriptions import Roles
from dashboard.link.pronouns import Pronouns
from dashboard.link.scene import Scene
from dashboard.records import Mention, Quote, Role
from dashboard.text.article import lay_out
from tests import sentences
from tests.link.test_within import mentions

P = "PERSON"


def meant(text: str, *names: str, roles: tuple[Role, ...] = ()) -> str:
    """Return whom the last pronoun of a text, a speaker's, stands for."""
    entities = mentions(text, *((name, P) for name in names))
    scene = Scene(lay_out(text, sentences=sentences.split(text)))
    people = scene.people(entities, Roles(roles))
    pronouns = Pronouns(scene, people, {}, ())
    last = pronouns.pronouns[-1].at
    speaking = {last.start: Quote(0, 0, "", "direct", Mention(last.start, last.end, "he", ""))}
    return Pronouns(scene, people, speaking, ()).meant(last.start)[0]


MEANT = [
    ("Mr. Roe met Ms. Ruiz. “No,” she said.", ["Roe", "Ruiz"], "Ruiz"),
    ("Mr. Roe met Ms. Ruiz. “No,” he said.", ["Roe", "Ruiz"], "Roe"),
    ("Olga Roe met Peter Ruiz. “No,” she said.", ["Olga Roe", "Peter Ruiz"], "Olga Roe"),
    ("Roe spoke with his wife, Ada Ruiz. “No,” she said.", ["Roe", "Ada Ruiz"], "Ada Ruiz"),
    ("Roe is the spokeswoman. Lee slept. Ms. Roe left. “No,” she said.", ["Roe", "Lee", "Roe"], "Roe"),
    ("Roe said no. It rained on Roe. “No,” he said.", ["Roe", "Roe"], "Roe"),
    # nobody of those met is "he" where both go by the other
    ("Olga Roe said no. She left. Ada Lee was at sea. “No,” he said.", ["Olga Roe", "Ada Lee"], ""),
    ("A woman met Peter Roe. “No,” she said.", ["Peter Roe"], ""),
    ("It rained. “No,” he said.", [], ""),
    ("When he spoke, Roe smiled.", ["Roe"], "Roe"),
]


@pytest.mark.parametrize(("text", "names", "expected"), MEANT)
def test_a_pronoun_is_the_one_who_fits(text: str, names: list[str], expected: str) -> None:
    assert meant(text, *names) == expected
