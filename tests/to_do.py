"""What the workers of test_batch do: whatever a document's text says."""

from typing import Any

from dashboard.records import Document


def do(document: Document) -> Any:
    """Return what a document's text comes to as Python."""
    return eval(document.text)
