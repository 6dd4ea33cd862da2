spean-word -l km --offsets
