"""Its navigation, which app.py has given the page."""

from pages.main import navigation

navigation()
