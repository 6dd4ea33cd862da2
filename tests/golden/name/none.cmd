spean-name
