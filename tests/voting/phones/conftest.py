"""Fixtures of the tests with a browser."""

from tests.voting.phones.browser import chromium

__all__ = ["chromium"]
