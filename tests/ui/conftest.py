"""Fixtures of the interface's tests that work the whole program by hand."""

from tests.support.program_fixtures import fingers, program

__all__ = ["fingers", "program"]
