"""How hard Hypothesis tries: `pytest --hypothesis-profile deep` before a release."""

from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=150)
settings.register_profile("deep", deadline=None, max_examples=5000)
settings.load_profile("default")
