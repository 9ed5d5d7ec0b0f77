"""What an expression of time depends on: day of writing, dates named earlier, tense, the verb it dates."""
