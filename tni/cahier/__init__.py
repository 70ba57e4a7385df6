"""The session, written up for the cahier de textes: log of events in, entry and its wordings out. Pure."""
