"""Use cases of the library without Qt: the history of lessons, backups, and their check."""
