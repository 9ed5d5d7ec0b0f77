"""Which Dateline and which model read a document; a newer one reads it again."""

import json
from functools import lru_cache

from dashboard import __version__, resources
from dashboard.errors import ModelError


@lru_cache(maxsize=1)
def current() -> str:
    """Return the version of Dateline and of its model: "0.1.0 model 0.1.0"."""
    try:
        about = json.loads(resources.data("model", "meta.json").read_text(encoding="utf-8"))
    except (ModelError, OSError, ValueError):
        return __version__
    return f"{__version__} model {about.get('version', 'unknown')}"
