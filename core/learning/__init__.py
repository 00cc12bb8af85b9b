"""Learning: losses and the ways down them."""
