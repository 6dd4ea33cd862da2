spean-align only
