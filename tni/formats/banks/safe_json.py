"""Parser of untrusted JSON."""

from __future__ import annotations

import json
from typing import Any

from tni.formats.banks.errors import BankTooDeepError, BankTooLargeError, MalformedBankError

MOST_VALUES = 4_000_000
"""Most values in a file. Each takes up to a hundred bytes; ten thousand questions have a million."""


def load_json(text: str) -> Any:
    """Parse JSON. Raises: MalformedBankError, BankTooDeepError, BankTooLargeError."""
    if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
        raise BankTooLargeError("values", MOST_VALUES)
    try:
        return json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise BankTooDeepError from None
    except json.JSONDecodeError as error:
        raise MalformedBankError(error.lineno) from None
    except ValueError:  # a number with thousands of digits
        raise MalformedBankError from None
