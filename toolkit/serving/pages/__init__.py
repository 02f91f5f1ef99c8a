"""What answers an address: plain pages, a screen's page, files, headers, the guard."""
