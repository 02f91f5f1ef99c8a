"""Twee 3 as we read and write it: stories, scenes, links, the plan, whole cases."""
