"""Complete the place names of which the model has pieces: "Cox's | Bazar", "Dar | es Salaam", "Ala"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.extract.names.mentions import Mentions
from dashboard.extract.places.candidates import ON_RIVER, candidates
from dashboard.extract.places.gazetteer import shipped
from dashboard.extract.places.lists import kept
from dashboard.records import Label, Mention
from dashboard.text.article import Article

PLACES = frozenset({"GPE", "LOC", "FAC"})
# The labels the model gives to the first word of a place's name: "Cox's", "Dar", "New".
PIECES = PLACES | {"PERSON", "ORG", "MISC"}
# "Dar es Salaam", "Rio Grande do Sul", "KwaZulu-Natal": capitalised or small words may follow a piece
MORE_WORDS = re.compile(
    r"(?:(?:[ -]|['’]s )(?:(?:of|the|and|es|de|da|do|del|la|el|al|kwa|en|sur|upon|on|e|an|am|der|ob)\b|"
    r"[A-ZÀ-Þ])[\w’'-]*\.?){1,4}"
)
NEXT_WORD = re.compile(r"(?:[ -]|['’]s )[^ -]+")
# A longer name in the gazetteer is believed only if it is a larger town's or two pieces are places.
WELL_KNOWN = 20_000
# "Ky.", "W.Va.", "N. C.": abbreviations whose last full stop or second half was cut off
ABBREVIATION = re.compile(r"(?:[A-Z]\.\s?){2,3}|[A-Z][a-z]{1,5}\.|[WN]\.\s?[A-Z][a-z]{1,3}\.")


def whole(article: Article, mentions: Mentions) -> Mentions:
    """Return the names with complete place names; names inside a longer one are dropped."""
    text = article.text
    done: list[Mention] = []
    for at, mention in enumerate(mentions):
        if done and mention.start < done[-1].end:
            continue
        end, label = _end(text, mentions, at) if mention.label in PIECES else (mention.end, mention.label)
        if end != mention.end:
            mention = replace(mention, end=end, text=text[mention.start : end], label=label)
        done.append(mention)
    return done


def _end(text: str, entities: Sequence[Mention], at: int) -> tuple[int, Label]:
    """Return the end of the longest place name that begins with a mention, and its label."""
    mention = entities[at]
    label: Label = mention.label if mention.label in PLACES else "GPE"  # type: ignore[assignment]
    short = ABBREVIATION.match(text, mention.start)
    if short and short.end() > mention.end and _is_state(short[0].strip()):
        return mention.start + len(short[0].strip()), label
    for end in _longer(text, mention):
        following = [other for other in entities[at + 1 : at + 5] if other.start < end]
        if following and following[-1].end > end:
            continue
        are_places = mention.label in PLACES and all(other.label in PLACES for other in following)
        if _is_place(text[mention.start : end], are_places):
            return end, label
    return mention.end, mention.label  # type: ignore[return-value]


def _longer(text: str, mention: Mention) -> Iterator[int]:
    """Yield the ends of names that begin with a mention, longest first; the last word is capitalised."""
    more = MORE_WORDS.match(text, mention.end)
    steps = list(NEXT_WORD.finditer(more[0])) if more else []
    for step in reversed(steps):
        last = step[0].lstrip(" -'’")
        last = last.removeprefix("s ") if step[0][0] in "'’" else last
        if last[:1].isupper() or "-" in last:
            stop = mention.end + step.end()
            yield stop - (text[stop - 1] == ".") if not _is_state(text[mention.start : stop]) else stop


def _is_place(name: str, are_places: bool) -> bool:
    """Say whether a longer name is beyond doubt that of a place."""
    if kept().find(name) or (ON_RIVER.fullmatch(name) and candidates(name).entries):
        return True
    found = shipped().find(name)
    return bool(found) and (are_places or found[0].population >= WELL_KNOWN)


def _is_state(name: str) -> bool:
    return any(entry.kind in ("region", "country") for entry in kept().exact.get(name, ()))
