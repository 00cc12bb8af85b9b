"""Objects: what vectors and arrays are, before a matrix does anything to them."""
