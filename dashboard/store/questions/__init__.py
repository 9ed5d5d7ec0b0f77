"""What a page or a command asks a collection: one function per question."""
