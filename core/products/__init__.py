"""Products: what two arrays make together."""
