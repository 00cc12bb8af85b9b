"""What the page on gradient descent teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
