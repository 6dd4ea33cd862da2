spean-word -l km -d '|'
