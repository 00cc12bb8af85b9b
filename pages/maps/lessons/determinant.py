"""What the page on determinant teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
