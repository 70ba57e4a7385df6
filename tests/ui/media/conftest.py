"""The whole program for the tests of sound and film."""

from tests.support.program_fixtures import fingers, program

__all__ = ["fingers", "program"]
