"""How expressions of time are written: words, numbers, patterns."""
