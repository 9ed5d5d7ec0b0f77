"""What is written to a collection: documents, names, corrections and the sums made from them."""
