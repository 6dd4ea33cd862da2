spean-tag -l km
