spean-sent --join -D
