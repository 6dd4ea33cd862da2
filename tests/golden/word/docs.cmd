spean-word -D -d '|'
