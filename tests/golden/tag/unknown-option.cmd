spean-tag --frob
