spean
