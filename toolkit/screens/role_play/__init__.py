"""The role-plays' screen: choosing, playing, debrief, together, writing a case."""
