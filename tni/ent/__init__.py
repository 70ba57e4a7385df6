"""Sign-in to ENTs by the teacher's own browser, and what their answers stand for."""
