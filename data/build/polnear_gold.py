"""PolNeAR's attributions in the contract's form: `polnear_gold.py polnear-dev.jsonl.gz > gold.jsonl`.

For `dateline score`. Kind by the marks; "speech" by the cue's verb, from the list of data/lexicon/cues.tsv.
"""

import gzip
import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from dashboard.extract.quotes import contents  # noqa: E402
from dashboard.text import marks  # noqa: E402

SPEECH = {
    line.split("\t")[0]
    for line in Path(__file__)
    .parents[1]
    .joinpath("lexicon", "cues.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
}


def gold_quotes(article: dict) -> list[dict]:
    """Return one row for each attribution that has a content."""
    text = article["text"]
    marked = [m for start, end in marks.paragraphs(text) for m in marks.pair(text, start, end)]
    rows = []
    for one in article["attributions"]:
        if not one["content"]:
            continue
        pieces = [tuple(piece) for piece in one["content"]]
        start, end = pieces[0][0], pieces[-1][1]
        speakers = [{"start": a, "end": b, "text": text[a:b]} for a, b in one["source"]]
        cue = " ".join(text[a:b] for a, b in one["cue"]).lower()
        rows.append(
            {
                "start": start,
                "end": end,
                "text": text[start:end],
                "pieces": pieces,
                "speakers": speakers,
                "kind": contents.kind_of(text, pieces, marked),
                "cue_text": cue,
                "speech": any(word in SPEECH for word in cue.split()),
            }
        )
    return rows


def main() -> None:
    """Write a line for each article."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            row = {"id": article["id"], "text": article["text"], "quotes": gold_quotes(article)}
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
