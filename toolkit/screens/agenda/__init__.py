"""The supervision agenda's screen: one page, and a file for each of its parts."""
