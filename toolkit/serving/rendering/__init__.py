"""How a page is made: its notebook's cells, its templates and its files."""
