"""The Reflective Supervision Toolkit: one function per screen, and your own journal.

Importing this is cheap; each screen is loaded when it is asked for.
"""
