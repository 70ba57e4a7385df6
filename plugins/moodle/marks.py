"""Kinds of marks by which an entry and its homework are found again in a Moodle, as classes of HTML elements.

Moodle cleans what it shows (HTML Purifier): comments, `id` and `data-` attributes go, classes stay. That they stay is
known from its configuration, not tried on a server here; so everything that is found by a mark is also found without:
a discussion by the notes of the connector and by its subject, an event by its notes, or by name and day.
"""

from __future__ import annotations

ENTRY, WORK, VERSION, FILES = "tni-entry", "tni-work", "tni-version", "tni-files"
