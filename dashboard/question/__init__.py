"""A question in plain words: what is asked for by it, as filters that can be seen and changed."""
