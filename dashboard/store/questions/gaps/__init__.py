"""What is missing or in doubt, as lists that can be worked off: one function finds a list, one counts it."""
