"""Fixtures of the tests with a browser."""

from tests.support.browser import chromium

__all__ = ["chromium"]
