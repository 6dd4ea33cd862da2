printf 'A text of one sentence, as long as one may wish it to be, perhaps.\n' >b.txt; spean-extract no-such b.txt
