"""What the page on svd teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
