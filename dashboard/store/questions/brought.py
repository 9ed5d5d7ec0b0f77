"""How much an import brought: asked by itself, since undoing an import needs no tables."""

from dashboard.store.collection import Collection


def count(collection: Collection, import_id: int) -> int:
    """Return how many documents that an import brought are here.

    Those of an older Dateline, which did not number its imports, are under 0.
    """
    return int(collection.rows("SELECT count(*) FROM documents WHERE import_id = ?", (import_id,))[0][0])
