echo 'One. Two.' >a; echo 'Three.' >b
spean-word -l en -d '|' a - b
