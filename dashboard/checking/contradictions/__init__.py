"""Contradictions worth a look, inside a collection: one file a kind, each a function that yields clashes."""
