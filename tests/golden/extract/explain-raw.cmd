spean-extract --explain --raw x.html
