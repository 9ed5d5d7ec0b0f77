"""A collection is one SQLite file; each file here answers one question, its columns in the docstring."""
