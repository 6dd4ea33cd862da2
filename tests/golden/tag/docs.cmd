spean-tag -D
