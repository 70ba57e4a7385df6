"""SHA-256 by Python's own code: OpenSSL, quicker for what is large, costs each start 3 ms and 4 MB."""

from __future__ import annotations

try:
    from _sha2 import sha256 as _small  # type: ignore[import-not-found]
except ImportError:  # a Python that was built without it
    from hashlib import sha256 as _small

LARGE_BYTES = 1 << 20
"""About 3 ms of Python's own; from here on OpenSSL is loaded."""


def sha256(data: bytes) -> bytes:
    """The 32 bytes of FIPS 180-4."""
    if len(data) >= LARGE_BYTES:
        import hashlib

        return hashlib.sha256(data).digest()
    digest: bytes = _small(data).digest()
    return digest
