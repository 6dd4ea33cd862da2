spean-tag -l en -u -v
