printf 'abc\n' >a; printf '<meta charset=koi8-r><p>\301\n' >b; spean-conv -v a b
