spean-extract --explain missing.html
