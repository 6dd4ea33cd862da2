echo 'One. Two.' >a; echo 'Three.' >b
spean-sent -l en  a - b
