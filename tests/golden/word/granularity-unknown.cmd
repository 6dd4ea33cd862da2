spean-word -l km --granularity medium
