"""Dateline: who said what, when and where, from your own news files."""

__version__ = "0.1.0"
