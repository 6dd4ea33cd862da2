awk 'BEGIN { for (i = 0; i < 1000; i++) printf "<div>" }' >a.html; spean-extract a.html
