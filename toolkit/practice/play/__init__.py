"""One person's way through a case: play, path, debrief, taking it up again."""
