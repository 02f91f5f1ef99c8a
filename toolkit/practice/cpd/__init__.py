"""A piece of continuing professional development: what it is, its draft, its year."""
