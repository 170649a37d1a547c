"""A camera's decisions as a picture: the window over the source's frames, what came of it beside
each, and who spoke and who was shown on a line of time under them."""
