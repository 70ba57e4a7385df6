"""First-party plugins: one file or folder each, importing only `tni.api`. This file holds none."""
