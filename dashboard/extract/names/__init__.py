"""Names of people, organisations and places (named entity recognition), mended by rules."""
