"""The parts of the program of a descent: a loss, its batches, a method, and what theory predicts."""
