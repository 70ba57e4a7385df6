"""Shared places of lessons: folders on a WebDAV server, a key or a network drive; and the sign-in to Nextcloud."""
