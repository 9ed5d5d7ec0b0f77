"""Names of people, bodies and places (named entity recognition): the network's, mended step by step."""

from collections.abc import Callable, Iterable

from dashboard.extract.names import (
    boundaries,
    facilities,
    labels,
    organisations,
    passed_by,
    place_names,
    relabel,
    trimming,
)
from dashboard.extract.names.mentions import Mentions, without_overlaps
from dashboard.records import Label, Mention
from dashboard.text.article import Article

Step = Callable[[Article, Mentions], Mentions]

# Each takes the names of an article and returns them mended. What a step does stands in its first line; here
# stands why it has its place.
STEPS: tuple[Step, ...] = (
    trimming.trimmed,  # first: all others compare names without their titles and marks
    trimming.joined,  # before edges are mended: "Ban | Ki-moon" has its edges inside
    boundaries.mended,
    organisations.with_known,  # over pieces that are whole by now
    passed_by.behind_title,  # after the known bodies: "President Bank" is none of them
    organisations.agencies,
    organisations.by_last_word,
    labels.short_for_bodies,  # once all bodies have their label
    labels.storms,
    labels.one_label_each,  # after all that gives single mentions another label
    passed_by.repeated,  # with the label that the name has by now
    passed_by.surnames,  # of people named in full, those just found too
    passed_by.peoples,
    without_overlaps,  # what was added may lie inside a longer name
    place_names.whole,  # what follows asks the gazetteer for whole names only
    relabel.as_places,
    relabel.as_people,  # after the towns: a surname that is one there stays a town
    facilities.whole,  # after the last label: "in the Kremlin" is told from "the Kremlin said" by it
    passed_by.known_surnames,  # last: it looks at who bears which name in the end
)


def find_names(article: Article, found: Iterable[tuple[int, int, Label]]) -> tuple[Mention, ...]:
    """Return the names of an article in order, without overlaps; `found` are the network's."""
    mentions: Mentions = [Mention(start, end, article.text[start:end], label) for start, end, label in found]
    for step in STEPS:
        mentions = step(article, mentions)
    return tuple(mentions)
