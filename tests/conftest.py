"""How hard Hypothesis tries: `pytest --hypothesis-profile deep` before a release, `fast` while working."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the app, and before NumPy loads

from hypothesis import settings

# CI tries the same examples each time, so that it judges the change alone; everywhere else they are new ones.
settings.register_profile("default", deadline=None, max_examples=100, derandomize="CI" in os.environ)
settings.register_profile("fast", deadline=None, max_examples=10)
settings.register_profile("deep", deadline=None, max_examples=5000)
settings.load_profile("default")
