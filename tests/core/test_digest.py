"""One digest, whoever computes it."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.digest import LARGE_BYTES, sha256


@given(st.binary())
def test_it_is_that_of_openssl(data: bytes) -> None:
    assert sha256(data) == hashlib.sha256(data).digest()


@pytest.mark.parametrize("size", [LARGE_BYTES - 1, LARGE_BYTES, LARGE_BYTES + 1])
def test_large_and_small_are_alike(size: int) -> None:
    data = b"\x5a" * size
    assert sha256(data) == hashlib.sha256(data).digest()


def test_what_is_small_needs_no_openssl() -> None:
    program = "import sys; from tni.core.digest import sha256; sha256(b'a'); print('_hashlib' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "False"
