"""The gallery: all kept pictures on a page of its own, to be searched, judged and used again."""
