"""Stretches of the calendar and how to calculate with them."""
