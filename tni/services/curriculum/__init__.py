"""Use cases of the curriculum: vocabularies, proposals for a lesson, notices of lessons."""
