"""The mathematics of the explorer: pure functions that return frozen results."""
