"""What the workers of test_batch do: whatever a document's text says."""

import threading
import time
from collections.abc import Callable
from typing import Any

from dashboard.records import Document


def do(document: Document, tell: Callable[[float], None]) -> Any:
    """Return what a document's text comes to as Python, in which `tell` says how much is done."""
    return eval(document.text, {"tell": tell})


def do_beside_a_thread(document: Document, tell: Callable[[float], None]) -> Any:
    """Do the same while another thread lives, as some libraries start them."""
    threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    return do(document, tell)
