"""Forms as files that people fill in: blank, and as in their examples."""
