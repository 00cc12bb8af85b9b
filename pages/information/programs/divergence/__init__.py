"""What the page on divergence exports, for each thing that it shows."""
