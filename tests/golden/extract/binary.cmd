printf '\0\1\2\3\4\5\6\7' >a.html; printf 'A text of one sentence, as long as one may wish it to be, perhaps.\n' >b.txt; spean-extract a.html b.txt
