"""What the page on low rank teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
