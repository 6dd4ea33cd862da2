printf 'One. Two.\nA\377. B.\nThree. Four.\n' >in.txt
spean-sent -l en in.txt
