"""Measurements beside the peers: `make bench`. Nothing here is a test; figures are reported as they are."""
