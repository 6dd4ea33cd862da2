spean-tag -D --date 2020-01-01
