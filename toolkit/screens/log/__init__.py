"""The emotional-response log's screen: its page, its list and its store."""
