printf 'A headline without any point\n\nA text \377 of one sentence, ភាសាខ្មែរភាសាខ្មែរ, as long as one may wish.\n' >a.txt; spean-extract -l en a.txt
