spean-sent -l en -k 2
