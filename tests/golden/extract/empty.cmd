: >a.html; spean-extract a.html
