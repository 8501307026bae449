"""Documents written for this project, each with what must be found in it."""
