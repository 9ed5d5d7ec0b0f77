"""A collection is one SQLite file; each module here answers one question, its columns in the docstring."""
