"""Library of lessons as values: words of pages and their search, handwritten words, similar pages, revisions and the
rules by which copies of a lesson on several computers become one."""
