spean-word -l en -k 2 -d '|'
