spean-sent --join -l km
