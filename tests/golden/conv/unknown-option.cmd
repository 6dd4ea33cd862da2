spean-conv -q
