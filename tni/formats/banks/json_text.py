"""JSON of strangers."""

from __future__ import annotations

import json
from typing import Any

from tni.formats.banks.errors import BankTooDeepError, MalformedBankError


def loaded(text: str) -> Any:
    """Raises: MalformedBankError, BankTooDeepError."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except RecursionError:
        raise BankTooDeepError from None
    except json.JSONDecodeError as error:
        raise MalformedBankError(error.lineno) from None
    except ValueError:  # a number with thousands of digits
        raise MalformedBankError from None
