"""A quotation of a draft in the form in which sources are asked for it."""

from dataclasses import dataclass

from dashboard.checking.drafted import Drafted
from dashboard.checking.speakers import Speaker
from dashboard.checking.words import Run


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation with what is compared: its runs of words, whether its end is marked as cut, its speaker."""

    drafted: Drafted
    runs: tuple[Run, ...]
    is_cut: bool
    speaker: Speaker

    @property
    def keys(self) -> list[str]:
        """Return all its words for comparing."""
        return [word.key for run in self.runs for word in run.words]
