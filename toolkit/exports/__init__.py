"""Turns what a person chose to take away into a file: Word, CSV or JSON, as bytes.

Writes no file anywhere: the bytes go to the person's own browser. Only what the
caller hands over goes in.
"""
