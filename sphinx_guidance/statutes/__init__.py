"""Articles of law: their text as e-Gov publishes it, and what has changed since it was read."""
