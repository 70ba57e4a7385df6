"""Use cases of extracts of books."""
