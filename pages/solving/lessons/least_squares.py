"""What the page on least squares teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
