"""Parser of untrusted JSON."""

from __future__ import annotations

import json
from typing import Any

from tni.core.format_errors import FileTooDeepError, FileTooLargeError, MalformedFileError

MOST_VALUES = 4_000_000
"""Most values in a file. Each takes up to a hundred bytes; ten thousand questions have a million."""


def load_json(text: str) -> Any:
    """Parse JSON. Raises: MalformedFileError, FileTooDeepError, FileTooLargeError."""
    if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
        raise FileTooLargeError("values", MOST_VALUES)
    try:
        return json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise FileTooDeepError from None
    except json.JSONDecodeError as error:
        raise MalformedFileError(error.lineno) from None
    except ValueError:  # a number with thousands of digits
        raise MalformedFileError from None
