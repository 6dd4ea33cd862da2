spean-tag -l km none.txt
