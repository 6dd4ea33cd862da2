printf '<p>kar</p>\n' >a; spean-conv -f limon a
