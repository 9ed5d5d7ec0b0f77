"""What each part of the training is worth: short runs that differ in one thing, on the development parts.

`ablate.py --corpora DIR --encoder DIR --work DIR` trains each variant (a run that is there is not done again)
and writes data/ablations.json. A short run says which way a part pulls, not how far a full training gets.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
STEPS, SEED = 240, 1
COMMON = ["--steps", str(STEPS), "--processes", "1", "--seed", str(SEED)]
PLAIN = ["--swap", "0", "--recase", "0", "--silver-names", "0.4"]
# name → (what differs, options of train.py)
VARIANTS = {
    "base": ("all heads at once, all features, silver data", PLAIN),
    "nocase": ("without the case feature", [*PLAIN, "--without", "case"]),
    "nostate": ("without the quotation-state feature", [*PLAIN, "--without", "state"]),
    "nosilver": (
        "without silver names, tags and coreference",
        [*PLAIN, "--silver", "0", "--silver-names", "0"],
    ),
    "roles": ("only roles and links", [*PLAIN, "--heads", "role", "link"]),
    "names": ("only names", [*PLAIN, "--heads", "name"]),
    "swapped": (
        "40 % of the articles under other names, 6 % of the windows in one case",
        ["--swap", "0.4", "--recase", "0.06", "--silver-names", "0.4"],
    ),
}
# The two rounds of `remake`, for what more steps bring; measured where their folders lie in --work.
ROUNDS = {
    "first": "the whole first round, 1,700 steps of two processes",
    "second": "and the second, 1,200 more under other names: the shipped model",
}


def main() -> None:
    """Train what is missing, evaluate all, write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--only", nargs="*", choices=VARIANTS, default=list(VARIANTS))
    options = parser.parse_args()
    given = ["--corpora", str(options.corpora), "--encoder", str(options.encoder)]
    for name in options.only:
        out, (_, words) = options.work / name, VARIANTS[name]
        run("train.py", [*given, *COMMON, *words, "--out", str(out)])
        without = words[words.index("--without") :] if "--without" in words else []
        found = run("evaluate.py", [*given, "--checkpoint", str(out / "checkpoint.pt"), *without])
        (out / "figures.json").write_text(found, encoding="utf-8")
    for name in ROUNDS:
        checkpoint = options.work / name / "checkpoint.pt"
        if checkpoint.is_file():
            found = run("evaluate.py", [*given, "--checkpoint", str(checkpoint)])
            (checkpoint.parent / "figures.json").write_text(found, encoding="utf-8")
    write(options.work)


def run(script: str, words: list[str]) -> str:
    """Run a script of this folder and return what it printed."""
    words = [sys.executable, str(HERE / script), *words]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout


def write(work: Path) -> None:
    """Write the figures of all variants that are there."""
    rows = {}
    described = {**VARIANTS, **{name: (what, ["see remake"]) for name, what in ROUNDS.items()}}
    for name, (what, words) in described.items():
        path = work / name / "figures.json"
        if path.is_file():
            figures = json.loads(path.read_text(encoding="utf-8"))
            del figures["checkpoint"]
            rows[name] = {"what": what, "options": words, "figures": figures}
    table = {"steps": STEPS, "seed": SEED, "variants": rows}
    (ROOT / "data" / "ablations.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
