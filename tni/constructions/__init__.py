"""Geometric constructions: objects, the commands that make one of others, and their recomputation. Pure."""
