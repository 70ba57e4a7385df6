"""File name extensions of question banks, available without importing any reader."""

READABLE_EXTENSIONS = (
    ".gift", ".txt", ".xml", ".aiken", ".json", ".amc", ".xlsx", ".csv", ".zip", ".tex", ".h5p",
)  # fmt: skip
"""The extensions in `format_registry.FORMATS`; a test compares them."""
