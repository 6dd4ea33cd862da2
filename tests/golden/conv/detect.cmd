printf 'abc\n' >a; printf '<meta charset=koi8-r><p>\301\n' >b
printf '\376\377\027\200' >c; printf '\200\027\266\027\232\027\040\000\200\027\266\027\232\027\265\027' >d
printf '\0\1\2\3\4\5\6\7' >e; : >f
spean-conv --detect a b c d e f; spean-conv --detect -f limon <a
