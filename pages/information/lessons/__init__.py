"""Lessons: what the pages of this section teach."""
