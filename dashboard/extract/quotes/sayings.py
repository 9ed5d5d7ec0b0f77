"""Decide whether a quote's content was said, denied, declined or not said, or is only mentioned."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dashboard.extract.quotes import cues
from dashboard.records import Kind, Saying, Span
from dashboard.text import lexicon

STATES: dict[str, Saying] = {"denied": "denied", "declined": "declined", "not said": "not said"}
HYPHENATED = re.compile(r"[\w-]+")


def of(
    text: str, cue: Span | None, content: tuple[int, int], *, kind: Kind, tags: Mapping[int, str]
) -> Saying:
    """Return the status of a content: the words after "denied" are a quote, but nobody vouches for them."""
    state = cues.state(text, cue) if cue else ""
    if state in STATES:
        return STATES[state]
    return "mentioned" if cue and _is_mention(cue, content, kind, tags) else "said"


def _is_mention(cue: Span, content: tuple[int, int], kind: Kind, tags: Mapping[int, str]) -> bool:
    """Say whether a content names a thing, without a verb: "presented | an agreement of twelve pages".

    Two sorts of verbs make it a claim all the same: "put | the number at 700" and "said | nonsense".
    """
    if kind != "indirect" or any(word in claiming() for word in HYPHENATED.findall(cue.text.lower())):
        return False
    found = [tags[at] for at in range(*content) if tags.get(at)]
    return bool(found) and not any(tag.startswith("VB") or tag == "MD" for tag in found)


@lru_cache(maxsize=1)
def claiming() -> frozenset[str]:
    """Return the words whose content is a claim without its own verb, in all forms, in lower case."""
    return lexicon.words("claims")
