"""Ends of the names of files that may hold questions: known without what reads them."""

READABLE_EXTENSIONS = (
    ".gift", ".txt", ".xml", ".aiken", ".json", ".amc", ".xlsx", ".csv", ".zip", ".tex", ".h5p",
)  # fmt: skip
"""Those of `kinds.FORMATS`; a test compares."""
