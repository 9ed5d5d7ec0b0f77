"""The network and its spaCy pipeline: what it says of each word (WordPiece, BIO tags)."""
