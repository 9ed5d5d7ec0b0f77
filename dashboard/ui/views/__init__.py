"""The contents of the pages: one file per view or card."""
