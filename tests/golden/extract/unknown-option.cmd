spean-extract -q
