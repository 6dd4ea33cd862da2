echo text | spean-extract -f no-such
