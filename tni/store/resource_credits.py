"""Files of credits of the teacher's resources: `NAME.source.json` beside the file NAME, with the SHA-256 of its
content, by which the credit is found again when she renames or moves the file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.files.atomic import write_atomically
from tni.files.regular_file import open_regular
from tni.store.property_codec import decode_property, encode_json
from tni.store.record_bytes import JSON_PROPERTY

CREDIT_END = ".source.json"
_DIGEST = "sha256"
MAX_BYTES = 1 << 16


def credit_file(path: Path) -> Path:
    return path.with_name(path.name + CREDIT_END)


def write_credit(path: Path, credit: Credit, data: bytes) -> None:
    """Write the credit of a file. data: its content. Raises: WriteError, OSError."""
    later = {**(json.loads(credit.later) if credit.later else {}), _DIGEST: hashlib.sha256(data).hexdigest()}
    write_atomically(credit_file(path), encode_json(replace(credit, later=json.dumps(later))))


def read_credit(file: Path) -> tuple[Credit, str] | None:
    """Read a file of a credit, and the SHA-256 in it, "" without one; None for one that is not understood."""
    try:
        with open_regular(file) as opened:
            found = decode_property(CREDIT_PREFIX, JSON_PROPERTY, (), opened.read(MAX_BYTES))
    except OSError:
        return None
    if not isinstance(found, Credit):
        return None
    later = json.loads(found.later) if found.later else {}
    digest = str(later.pop(_DIGEST, ""))
    return replace(found, later=json.dumps(later) if later else ""), digest


def is_credit_of(credit: tuple[Credit, str], data: bytes) -> bool:
    """Return whether a credit that was read was written of this content."""
    return credit[1] == hashlib.sha256(data).hexdigest()


def credit_with_content(files: Iterable[Path], data: bytes) -> Credit | None:
    """Return the credit that was written of this content, whatever the file was called then; of several, one for the
    class alone. files: those of credits."""
    known = [found for file in files if (found := read_credit(file)) is not None and found[1]]
    digest = hashlib.sha256(data).hexdigest() if known else ""
    return next(iter(sorted((c for c, of in known if of == digest), key=lambda c: not c.classroom_only)), None)


def merged(before: Credit | None, credit: Credit) -> Credit:
    """Return a credit in place of another one, of which stay « usage en classe » and what the new one does not say."""
    if before is None:
        return credit
    return replace(
        credit,
        source=credit.source or before.source,
        author=credit.author or before.author,
        licence=credit.licence or before.licence,
        classroom_only=credit.classroom_only or before.classroom_only,
    )
