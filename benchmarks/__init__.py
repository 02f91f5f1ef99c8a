"""What the toolkit costs in time, bytes and memory; never run by ``make test``."""
