spean-word -l km | od -An -tx1
