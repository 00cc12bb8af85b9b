"""What the page on transformation teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
