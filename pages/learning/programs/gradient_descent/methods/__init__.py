"""Methods: each runs the updates, and prints where they end."""
