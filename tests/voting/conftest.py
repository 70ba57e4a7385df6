"""Fixtures of the tests with a browser."""

from tests.voting.browser import chromium

__all__ = ["chromium"]
