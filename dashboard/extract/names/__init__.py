"""Names of people, organisations and places (named entity recognition), corrected step by step."""

from collections.abc import Callable, Iterable

from dashboard.extract.names import (
    boundaries,
    facilities,
    in_headlines,
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

# Each takes the names of an article and returns them corrected. What a step does is in its first line; the
# comments here say why it has its place.
STEPS: tuple[Step, ...] = (
    trimming.trimmed,  # first: all the others compare names without their titles and marks
    trimming.joined,  # before the edges are corrected: "Ban | Ki-moon" has edges inside it
    in_headlines.cut,  # before other mentions are compared with the names
    boundaries.mended,
    organisations.with_known,  # once the pieces have been put together
    passed_by.behind_title,  # after the known organisations: "President Bank" is not one of them
    organisations.agencies,
    organisations.by_last_word,
    labels.short_for_bodies,  # once all organisations have their label
    labels.storms,
    labels.one_label_each,  # after every step that changes the label of single mentions
    passed_by.repeated,  # with the label the name has by now
    passed_by.surnames,  # of people named in full, including those just found
    passed_by.peoples,
    without_overlaps,  # a name just added may be inside a longer one
    place_names.whole,  # the following steps look up only complete names in the gazetteer
    relabel.as_places,
    relabel.as_people,  # after the towns: a surname that was made a town there stays one
    facilities.whole,  # after the last label, which separates "in the Kremlin" from "the Kremlin said"
    passed_by.known_surnames,  # last: it looks at who has which name in the end
)


def find_names(article: Article, found: Iterable[tuple[int, int, Label]]) -> tuple[Mention, ...]:
    """Return the names of an article in order, without overlaps; `found` are those of the network."""
    mentions: Mentions = [Mention(start, end, article.text[start:end], label) for start, end, label in found]
    for step in STEPS:
        mentions = step(article, mentions)
    return tuple(mentions)
