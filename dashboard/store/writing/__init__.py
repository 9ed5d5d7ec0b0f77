"""What is written to a collection: documents, names, corrections, what is summed up from them."""
