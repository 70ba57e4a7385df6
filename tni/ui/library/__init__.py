"""Home screen: the teacher's lessons, search, plan, year and versions."""
