"""Information: how much surprise is in a distribution, and how much more one costs that is taken for another."""
