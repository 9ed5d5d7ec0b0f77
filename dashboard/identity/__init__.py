"""Who is who across documents: names compared, joined and corrected (entity linking)."""
