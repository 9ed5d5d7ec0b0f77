"""What stands on the pages: one file a view or a card."""
