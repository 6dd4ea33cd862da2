# Formatting that is never closed is opened anew in every block.
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "<a><b><i>x<div>" }' >q.html
spean-extract q.html
