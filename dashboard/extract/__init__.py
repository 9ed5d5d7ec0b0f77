"""Find the names, quotes, dates and places of one document; `article.extract` puts the parts together."""
