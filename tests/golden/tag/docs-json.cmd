spean-tag -D --json
