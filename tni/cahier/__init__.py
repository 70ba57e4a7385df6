"""Entries of the cahier de textes for a séance: an event log in, an entry and its export formats out. Pure
functions."""
