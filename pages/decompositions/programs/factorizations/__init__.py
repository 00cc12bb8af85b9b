"""The programs that the page on factorizations exports."""
