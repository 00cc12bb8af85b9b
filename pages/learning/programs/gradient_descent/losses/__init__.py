"""Losses: each defines f and its gradient, and prints what is known of its minimum."""
