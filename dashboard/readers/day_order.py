"""In which order a column writes its days (04/05/2022), settled by all of its values."""

from dataclasses import dataclass, field

from dashboard.readers import published
from dashboard.readers.published import ANY_ORDER, Order

WORDS: dict[Order, str] = {
    "mdy": "with the month first",
    "dmy": "with the day first",
    "ymd": "with the year first",
    "serial": "as Excel's count of days",
}
MANY = 4  # last parts that differ: not years of one day each
SERIAL: frozenset[Order] = frozenset({"serial"})


@dataclass(slots=True)
class Evidence:
    """What a column's values, added one by one, prove of the order of its days; its size is constant.

    >>> days = Evidence()
    >>> for value in ("04/05/2022", "04/26/2022"):
    ...     days.add(value)
    >>> sorted(days.orders()), days.proof
    (['mdy'], '04/26/2022')
    """

    proof: str = ""  # the value that left one order
    _possible: frozenset[Order] = ANY_ORDER
    _serials: int = 0
    _others: int = 0
    _firsts: set[str] = field(default_factory=set)
    _thirds: set[str] = field(default_factory=set)

    def add(self, value: str) -> None:
        """Take a value into account; one that is no day in any order counts for nothing."""
        if not value.strip():
            return
        if published.serial(value):
            self._serials += 1
            self.proof = self.proof or value.strip()
            return
        self._others += 1
        days = published.readings(value)
        if not days:
            return
        self._note_parts(value)
        left = self._possible & days.keys()
        if left != self._possible and len(left) == 1:
            self.proof = value.strip()
        self._possible = left

    def orders(self) -> frozenset[Order]:
        """Return the orders that are possible; values that contradict one another prove nothing."""
        if self._serials and not self._others:
            return SERIAL
        # 26/04/22 and 22/04/26 are days in either order; but years change less often than days.
        possible = self._possible
        firsts, thirds = len(self._firsts), len(self._thirds)
        if firsts > thirds:
            possible -= {"ymd"}
        elif "ymd" in possible and thirds >= max(MANY, 2 * firsts):
            possible = frozenset({"ymd"})
        return possible or ANY_ORDER

    def _note_parts(self, value: str) -> None:
        parts = value.replace("-", "/").split("/")
        self._firsts.add(parts[0].strip()[:2])
        self._thirds.add(parts[2].strip()[:2])
