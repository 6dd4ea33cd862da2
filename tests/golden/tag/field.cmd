spean-tag -k 2 -l en
