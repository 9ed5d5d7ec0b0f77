"""What an expression of time depends on: the day of writing, dates named before, tense, the verb it dates."""
