"""The network, run by onnxruntime: tags, sentences, names, attributions and antecedents of a text's words."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

# Since 1.29 onnxruntime reports to its maker, and it decides whether to do so while it is loaded.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

from dashboard.errors import ModelError
from dashboard.extract.model import decode
from dashboard.extract.model.decode import Scores, Stretch, Unit
from dashboard.extract.model.labels import NAMES, ROLES, TAGS
from dashboard.extract.model.subwords import Window, Words, window_input, windows

onnxruntime.disable_telemetry_events()  # on Windows the line above has no effect

# Log probability added to each role: fewer fragments of content, fewer words without a role. Swept on
# PolNeAR dev, where B-content is flat from -1.5 to -4 and O from 0 to -1; the articles of tests/cases lose
# mixed and interrupted contents above -0.7, gain 1.5 points at -3, and lose the starts of contents at O -1.
ROLE_BIAS = np.array([-0.7, 0, 0, 0, 0, -3.0, 0], dtype=np.float32)
# The same for names. Swept on GMB, EWT and GUM dev: laws, works and programmes that were taken for
# organisations become "other", and adjectives of nationality are found more often; people, organisations
# and places gain 0.3 to 1.9 points.
NAME_BIAS = np.zeros(len(NAMES), dtype=np.float32)
NAME_BIAS[NAMES.index("B-MISC")], NAME_BIAS[NAMES.index("B-NORP")] = 1.5, 0.7
POINTERS = ("link_from", "link_to", "antecedent_from", "antecedent_to")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the model says about a text; `words` has the offsets, the rest have one row per word.

    `tags` are indices into TAGS, `sentences` is True where one begins, `confidence` is the probability of
    the best role; `windows` and the pointers' vectors of each are kept for `antecedents()`.
    """

    words: Words
    names: list[Stretch]
    units: list[Unit]
    tags: NDArray[np.int64]
    sentences: NDArray[np.bool_]
    confidence: Scores
    windows: list[tuple[Window, dict[str, Scores]]]

    def antecedents(self, asked: Sequence[int], *, least: float) -> Iterator[tuple[int, int, float]]:
        """Yield (word, earlier word, probability) for whatever each asked word may stand for except itself.

        `asked` is in ascending order; probabilities below `least` are left out.
        """
        for window, pointers in self.windows:
            rows = np.array([w for w in asked if window.new <= w < window.end], dtype=np.int64) - window.start
            if not len(rows):
                continue
            scores = pointers["antecedent_from"][rows] @ pointers["antecedent_to"].T
            scores[np.arange(scores.shape[1]) > rows[:, None]] = decode.FAR_BELOW
            shares = np.exp(decode.log_softmax(scores))
            shares[np.arange(len(rows)), rows] = 0
            for row, earlier in np.argwhere(shares >= least).tolist():
                yield int(rows[row]) + window.start, earlier + window.start, float(shares[row, earlier])


class Model:
    """The shipped network; it reads one window per run, so that no result depends on other windows."""

    def __init__(self, weights: Path | bytes) -> None:
        if isinstance(weights, Path) and not weights.is_file():
            raise ModelError(f"The model {weights} is missing. Install dateline-explorer again.")
        self._weights = weights
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("DATELINE_THREADS", "1"))
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        given = str(weights) if isinstance(weights, Path) else weights
        self.session = onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])
        self.outputs = [output.name for output in self.session.get_outputs()]

    def to_bytes(self) -> bytes:
        """Return the network in the form of an ONNX file."""
        return self._weights.read_bytes() if isinstance(self._weights, Path) else self._weights

    def read(self, words: Words, tell: Callable[[int], None] | None = None) -> Answers:
        """Read the words of a text of up to about 100,000 characters; `tell` is given how many are done."""
        cut = list(windows(words))
        outputs = []
        for window in cut:
            outputs.append(self._run(words, window))
            if tell is not None:
                tell(int(words.end[window.end - 1]))
        rows = {
            name: _concatenate(
                [output[name][w.new - w.start :] for w, output in zip(cut, outputs, strict=True)], width
            )
            for name, width in (
                ("roles", len(ROLES)),
                ("names", len(NAMES)),
                ("tags", len(TAGS)),
                ("sentences", 2),
            )
        }
        paragraph_starts = np.nonzero(np.diff(words.paragraph, prepend=-1))[0].tolist()
        roles = decode.stretches(rows["roles"] + ROLE_BIAS, ROLES, paragraph_starts)
        read = [
            (w, {name: output[name] for name in POINTERS}) for w, output in zip(cut, outputs, strict=True)
        ]
        sentences = rows["sentences"][:, 1] > rows["sentences"][:, 0]
        sentences[paragraph_starts] = True
        return Answers(
            words=words,
            names=decode.stretches(rows["names"] + NAME_BIAS, NAMES, paragraph_starts),
            units=decode.units(roles, _belongs(roles, read)),
            tags=rows["tags"].argmax(axis=1) if len(words) else np.zeros(0, dtype=np.int64),
            sentences=sentences,
            confidence=np.exp(rows["roles"].max(axis=1)) if len(words) else np.zeros(0, dtype=np.float32),
            windows=read,
        )

    def _run(self, words: Words, window: Window) -> dict[str, Scores]:
        given = window_input(words, window)
        feed = {"ids": given.ids, "case": given.case, "state": given.state, "at": given.at}
        return dict(zip(self.outputs, cast("list[Any]", self.session.run(None, feed)), strict=True))


def _concatenate(parts: list[Scores], width: int) -> Scores:
    return np.concatenate(parts) if parts else np.zeros((0, width), dtype=np.float32)


def _belongs(found: list[Stretch], read: list[tuple[Window, dict[str, Scores]]]) -> dict[int, int]:
    """Bind the stretches of each window; what an earlier window bound stays, unless it was left alone."""
    belongs: dict[int, int] = {}
    for window, pointers in read:
        here = [i for i, s in enumerate(found) if window.start <= s.start < window.end]
        if not here:
            continue
        starts = np.array([found[i].start - window.start for i in here])
        ends = np.minimum([found[i].end for i in here], window.end) - window.start
        sums = np.cumsum(pointers["link_from"], axis=0, dtype=np.float64)
        sums = np.concatenate([np.zeros((1, sums.shape[1])), sums])
        means = (sums[ends] - sums[starts]) / (ends - starts)[:, None]
        scores = decode.log_softmax(means.astype(np.float32) @ pointers["link_to"].T)[:, starts]
        for i, j in decode.bind([found[i] for i in here], scores):
            a, b = here[i], here[j]
            if belongs.get(a, a) == a:
                belongs[a] = b
    return belongs
