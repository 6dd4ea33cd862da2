spean-norm -x
