printf '\377\376a\0\200\027' | spean-conv
