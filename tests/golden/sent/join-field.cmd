spean-sent --join -k 2
