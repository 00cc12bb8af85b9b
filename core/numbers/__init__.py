"""Numbers: how people write them, how the screen shows them, and how exactly they are held."""
