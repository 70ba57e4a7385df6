"""SHA-256 digests. Small data uses Python's own implementation: OpenSSL is faster for large data, but loading it costs
3 ms and 4 MB at each start."""

from __future__ import annotations

try:
    from _sha2 import sha256 as _small  # type: ignore[import-not-found]
except ImportError:  # this Python was built without the module
    from hashlib import sha256 as _small

LARGE_BYTES = 1 << 20
"""Size from which OpenSSL is loaded. Python's own implementation takes about 3 ms for it."""


def sha256(data: bytes) -> bytes:
    """Return the 32-byte SHA-256 digest of FIPS 180-4."""
    if len(data) >= LARGE_BYTES:
        import hashlib

        return hashlib.sha256(data).digest()
    digest: bytes = _small(data).digest()
    return digest
