spean-sent --frob
