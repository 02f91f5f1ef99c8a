"""A case: its scenes, choices, plan, meters and text, and every way through it."""
