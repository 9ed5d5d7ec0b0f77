"""The mentions of names that are passed from step to step."""

from collections.abc import Sequence

from dashboard.records import Mention
from dashboard.text.article import Article

Mentions = Sequence[Mention]


def without_overlaps(article: Article, mentions: Mentions) -> Mentions:
    """Of names that share a character keep the first, and of those that begin together the longest."""
    done: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not done or mention.start >= done[-1].end:
            done.append(mention)
    return done
