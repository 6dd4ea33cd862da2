printf '\377\376k\0a\0' >a; spean-conv -f limon a
