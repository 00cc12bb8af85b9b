"""Maps: what a matrix does to the plane."""
