"""Size: how long vectors are, and how far matrices stretch them."""
