"""What stands out among all that fits: findings, each a sentence with a number and what to ask to see it.

A finding is kept back where it would rest on fewer than LEAST cases, or where several share the first place.
Copies are counted as the filters count them.
"""

from collections.abc import Callable

from dashboard.filters import Filters
from dashboard.store.collection import Collection
from dashboard.store.questions import findings_dated, findings_named, fitting
from dashboard.store.questions.findings_form import Finding, Given, Part

__all__ = ["Finding", "Part", "find"]

QUESTIONS: tuple[Callable[[Given], Finding | None], ...] = (
    findings_named.most_quoted,
    findings_named.never_quoted,
    findings_named.most_named_place,
    findings_dated.busiest,
    findings_dated.coming,
    findings_named.largest_source,
    findings_named.unnamed,
    findings_dated.copies,
)


def find(collection: Collection, filters: Filters) -> tuple[Finding, ...]:
    """Return the findings about what fits the filters, in the order in which a page tells them."""
    given = Given(
        collection,
        filters,
        fitting.quotes(collection, filters),
        fitting.rows(collection, "documents", fitting.documents(collection, filters)),
    )
    return tuple(finding for question in QUESTIONS if (finding := question(given)))
