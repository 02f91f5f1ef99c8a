"""What the work is: entries, agendas, cases. Pure values and functions."""
