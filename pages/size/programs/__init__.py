"""Size: the programs that its pages export."""
