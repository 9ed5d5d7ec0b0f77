"""Who is who inside one document: roles, speakers, "he" and "she" (coreference)."""
