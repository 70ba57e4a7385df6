"""Places where lessons are shared: WebDAV servers and plain folders."""
