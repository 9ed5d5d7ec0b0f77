"""What an expression of time depends on: day of writing, dates named before, tense, country, event."""
