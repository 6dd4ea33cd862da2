spean-word --frob
