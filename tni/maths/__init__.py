"""School mathematics: expressions as they are typed, their values, and curves, without Qt and without `eval`."""
