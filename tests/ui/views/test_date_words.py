"""What a date stands for, in words."""

import pytest

from dashboard.ui.views.date_words import UNKNOWN, in_words

WORDS = [
    ("P50Y", "DURATION", "50 years"),
    ("P1Y", "DURATION", "1 year"),
    ("PXDE", "DURATION", "some decades"),
    ("P2CE", "DURATION", "2 centuries"),
    ("P1Y6M", "DURATION", "1 year and 6 months"),
    ("PT20M", "DURATION", "20 minutes"),
    ("PTXH", "DURATION", "some hours"),
    ("P1.5W", "DURATION", "1.5 weeks"),
    ("PXX", "DURATION", "a time of unknown length"),
    ("P2WE", "DURATION", "2 weekends"),
    ("P1D", "SET", "every day"),
    ("P2W", "SET", "every 2 weeks"),
    ("XXXX-WXX-1", "SET", "every Monday"),
    ("XXXX-WXX-1TNI", "SET", "every Monday, night"),
    ("XXXX-SU", "SET", "every summer"),
    ("XXXX-WXX", "SET", "every week"),
    ("XXXX-WXX-5", "DATE", "a Friday"),
    ("XXXX-WXX-WE", "DATE", "a weekend"),
    ("2022-04-26", "DATE", "26 April 2022"),
    ("2022-04", "DATE", "April 2022"),
    ("XXXX-04", "DATE", "April"),
    ("XXXX-04-26", "DATE", "26 April"),
    ("2022", "DATE", "2022"),
    ("199", "DATE", "the 1990s"),
    ("20", "DATE", "the years 2000 to 2099"),
    ("BC0044", "DATE", "44 BC"),
    ("2022-W17", "DATE", "the week of 25 April 2022"),
    ("2022-W17-WE", "DATE", "the weekend of 25 April 2022"),
    ("2022-W99", "DATE", "a week of 2022"),
    ("2022-Q3", "DATE", "the third quarter of 2022"),
    ("XXXX-H2", "DATE", "the second half"),
    ("2022-04-26T19:30", "TIME", "26 April 2022, 19:30"),
    ("2022-04-26TNI", "TIME", "26 April 2022, night"),
    ("XXXX-XX-XXTMO", "TIME", "the morning"),
    ("XXXX-XX-XXT19:30", "TIME", "19:30"),
    ("PRESENT_REF", "DATE", "the time of writing"),
    ("PAST_REF", "DATE", "some time before"),
    ("XXXX-XX-XX", "DATE", UNKNOWN),
    ("XXXX", "DATE", UNKNOWN),
    ("P", "DURATION", UNKNOWN),
    ("", "DATE", UNKNOWN),
    ("<b>", "DATE", UNKNOWN),
    ("2022-13", "DATE", UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("value", "kind", "words"), WORDS)
def test_a_value_is_said_in_words(value: str, kind: str, words: str) -> None:
    assert in_words(value, kind) == words
