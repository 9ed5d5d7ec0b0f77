"""The network and its spaCy pipeline, which labels each word (WordPiece, BIO tags)."""
