spean-tag -l en
