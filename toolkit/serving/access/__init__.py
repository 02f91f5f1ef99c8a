"""Who may reach the server: its access word, addresses, proxy and certificate."""
