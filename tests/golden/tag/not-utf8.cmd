printf 'One. Two.\nA\377. B.\nThree. Four.\n' >in.txt
spean-tag -l en in.txt
