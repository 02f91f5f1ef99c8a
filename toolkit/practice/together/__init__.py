"""A role-play for three people in one room: roles, seats, cards, rounds, clock."""
