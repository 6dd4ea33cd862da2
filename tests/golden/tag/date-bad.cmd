spean-tag -l en --date 2019-02-30
