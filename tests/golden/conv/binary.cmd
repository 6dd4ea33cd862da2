printf '\0\1\2\3\4\5\6\7' >a; printf 'text\n' >b; spean-conv a b
