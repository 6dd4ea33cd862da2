printf 'One. Two.\nA\377. B.\nThree. Four.\n' >in.txt
spean-word -l en in.txt
