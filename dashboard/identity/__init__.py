"""Who is who over documents: names compared, joined and corrected (entity linking)."""
