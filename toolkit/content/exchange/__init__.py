"""Stories in and out: Twine, Twee, H5P and a new case to begin with."""
