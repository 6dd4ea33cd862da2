spean-name --frob
