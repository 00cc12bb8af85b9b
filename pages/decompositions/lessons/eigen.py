"""What the page on eigen teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
