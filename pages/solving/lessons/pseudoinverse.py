"""What the page on pseudoinverse teaches."""

from pages.shared.lesson import Lesson

LESSON = Lesson()
