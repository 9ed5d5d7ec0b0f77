"""What a page or a command asks of a collection: one function a question."""
