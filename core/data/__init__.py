"""Data: tables, images and a person's own files."""
