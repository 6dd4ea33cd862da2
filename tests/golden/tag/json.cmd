spean-tag -l en --json
