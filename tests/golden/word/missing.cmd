spean-word -l km none.txt
