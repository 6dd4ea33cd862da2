spean-sent --join -l en
