spean-tag
