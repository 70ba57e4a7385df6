"""Use case of spelling: which words of a text no dictionary has, and what to write instead."""
