"""The worksheets' screen: its page and its store."""
