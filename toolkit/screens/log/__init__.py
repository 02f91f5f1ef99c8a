"""The emotional-response log's screen: its page and its list."""
