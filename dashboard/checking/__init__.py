"""Holding a draft against a collection: quotes, names, weekdays and figures (fact checking, text reuse)."""
