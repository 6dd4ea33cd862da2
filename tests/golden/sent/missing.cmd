spean-sent -l km none.txt
