"""The words around a collection's quotes, as typing begins them, with how many quotes each is near."""

from dashboard.store.collection import Collection
from dashboard.store.questions import name_index
from dashboard.text.folding import fold

LEAST = 3  # letters before words are offered
ALIKE = 2  # letters at the beginning that a slip leaves as they are
MOST = 400  # words that are looked at, in alphabetical order: counting where each stands takes time
BEGUN = (
    "SELECT term, doc FROM (SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?) "
    "ORDER BY doc DESC, term"
)


def beginning(collection: Collection, typed: str, *, limit: int) -> list[tuple[str, int]]:
    """Return the most frequent words that begin so, with how many quotes each is near."""
    asked = fold(typed)
    if len(asked) < LEAST or not asked.isalnum():
        return []
    return _begun(collection, asked)[:limit]


def alike(collection: Collection, typed: str, *, limit: int) -> list[tuple[str, int]]:
    """Return the words that begin alike and are spelt so but for one slip, most frequent first."""
    asked = fold(typed)
    if len(asked) < name_index.LEAST_SLIP or not asked.isalnum():
        return []
    near = (one for one in _begun(collection, asked[:ALIKE]) if name_index.is_slip(asked, one[0]))
    return [one for one, _ in zip(near, range(limit), strict=False)]


def _begun(collection: Collection, begin: str) -> list[tuple[str, int]]:
    _open(collection)
    return collection.rows(BEGUN, (begin, begin + name_index.END, MOST))


def _open(collection: Collection) -> None:
    """Make the index's list of words readable; it stands beside the collection, in memory."""
    connection = collection.connection
    asked = "SELECT 1 FROM temp.sqlite_master WHERE name = 'vocabulary'"
    if connection.execute(asked).fetchone():
        return
    (is_reader,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, around_search, row)")
    finally:
        connection.execute(f"PRAGMA query_only = {int(is_reader)}")
