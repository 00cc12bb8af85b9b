"""The pictures of factorizations, step by step."""
