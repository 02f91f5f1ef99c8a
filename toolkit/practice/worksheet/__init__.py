"""A worksheet: guided questions, the answers to them, and reading both."""
