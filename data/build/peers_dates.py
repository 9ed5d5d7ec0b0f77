"""Score dateparser's search_dates and our dates on a TIMEX3 corpus, in one run and by one measure.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install -r data/build/peers-dates.txt
    python data/build/peers_dates.py CORPUS.jsonl.gz --peer /tmp/peers/bin/python

dateparser is no dependency of Dateline: it runs in the Python that --peer names. Both read the whole corpus
and know each article's day of publication. Writes data/peers-dates.json; nothing of the corpus stands in it.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import score_dates  # noqa: E402  (found beside this script)

from dashboard.extract.dates.find import find_expressions  # noqa: E402

RESULTS = Path(__file__).resolve().parents[1] / "peers-dates.json"
PREPOSITION = re.compile(r"^(?:(?:about|after|at|before|by|during|for|from|in|of|on|since|until)\s+)+", re.I)
MEASURES = ("relaxed", "strict", "type", "value")
# Runs in the peer's own Python: articles in, what it finds out, a line of JSON each.
PEER = """
import json, sys, time
from datetime import datetime
import dateparser
from dateparser.date import DateDataParser
from dateparser.search import search_dates
print(json.dumps({"version": dateparser.__version__}), flush=True)
for line in sys.stdin:
    article = json.loads(line)
    settings = {"RELATIVE_BASE": datetime.fromisoformat(article["published"]), "PREFER_DATES_FROM": "past"}
    began = time.process_time()
    found = search_dates(article["text"], languages=["en"], settings=settings) or []
    seconds = time.process_time() - began
    parser = DateDataParser(languages=["en"], settings=settings)
    rows = [[text, when.isoformat(), parser.get_date_data(text).period or "day"] for text, when in found]
    print(json.dumps({"found": rows, "seconds": seconds}), flush=True)
"""


@dataclass(frozen=True)
class Reading:
    """What the scorer asks of a found expression."""

    type: str
    value: str


@dataclass(frozen=True)
class Expression:
    """A found expression in the form of our own."""

    chars: tuple[int, int]
    reading: Reading


def main() -> None:
    """Run both, print and write the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--peer", required=True, help="a Python that has dateparser")
    options = parser.parse_args()
    with gzip.open(options.corpus, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    theirs = run_peer(articles, options.peer)
    results = {"corpus": options.corpus.name.partition(".")[0], "articles": len(articles)}
    results |= {"dateparser": theirs, "dateline": run_ours(articles)}
    for name in ("dateparser", "dateline"):
        print(name, results[name])
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def run_peer(articles: list[dict[str, Any]], python: str) -> dict[str, Any]:
    """Return dateparser's figures."""
    lines = "\n".join(json.dumps({key: a[key] for key in ("text", "published")}) for a in articles)
    ran = subprocess.run([python, "-c", PEER], input=lines, capture_output=True, text=True, check=True)
    about, *answers = [json.loads(line) for line in ran.stdout.splitlines()]
    found = [located(a["text"], answer["found"]) for a, answer in zip(articles, answers, strict=True)]
    theirs = figures(articles, found, seconds=sum(answer["seconds"] for answer in answers))
    return {**about, **theirs}


def run_ours(articles: list[dict[str, Any]]) -> dict[str, Any]:
    """Return our figures, of the rules alone: verbs are told by their form, without the model's tags."""
    find_expressions("today", published=None, tags={}, sentences=())
    began = process_time()
    compared = [score_dates.compare_article(article, is_published=True) for article in articles]
    return _row(score_dates.score(compared), articles, seconds=process_time() - began)


def located(text: str, rows: Iterable[tuple[str, str, str]]) -> list[Expression]:
    """Give each found text its place, in the order of the text: search_dates returns none."""
    expressions, at = [], 0
    for words, moment, period in rows:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        # In its favour: the preposition, which gold leaves out, is taken off its span.
        start += len(words) - len(PREPOSITION.sub("", words))
        expressions.append(Expression((start, at), Reading("DATE", value(moment, period))))
    return expressions


def value(moment: str, period: str) -> str:
    """Write a moment as TIMEX3, as coarse as dateparser says that it is.

    >>> value("2022-04-26T00:00:00", "month"), value("2022-04-26T00:00:00", "week")
    ('2022-04', '2022-W17')
    """
    if period == "week":
        year, week, _ = date.fromisoformat(moment[:10]).isocalendar()
        return f"{year:04}-W{week:02}"
    return moment[: {"year": 4, "month": 7}.get(period, 10)]


def figures(
    articles: list[dict[str, Any]], found: list[list[Expression]], *, seconds: float
) -> dict[str, Any]:
    """Return the measures of what was found."""
    compared = [
        score_dates.Compared(article, False, score_dates.pairs(article["dates"], expressions))
        for article, expressions in zip(articles, found, strict=True)
    ]
    return _row(score_dates.score(compared), articles, seconds=seconds)


def _row(score: score_dates.Score, articles: list[dict[str, Any]], *, seconds: float) -> dict[str, Any]:
    documents = sum(len(article["text"]) for article in articles) / 2000
    return {
        **{measure: round(score.f1(measure), 1) for measure in MEASURES},
        "gold": score.gold,
        "found": score.found,
        "documents_of_2_kb_a_second": round(documents / seconds, 1),
    }


if __name__ == "__main__":
    main()
