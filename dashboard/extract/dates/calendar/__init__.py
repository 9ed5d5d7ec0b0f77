"""Stretches of the calendar and how they are reckoned with."""
