spean-sent -l en -u -v
