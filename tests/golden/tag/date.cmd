spean-tag -l en --date 2019-11-15
