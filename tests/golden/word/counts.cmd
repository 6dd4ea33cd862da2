spean-word -l en -u -v
