spean-word -l km -d '|' --granularity fine
