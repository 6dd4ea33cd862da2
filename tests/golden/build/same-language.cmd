spean build -s en -t en -o tm.db "$SAMPLE/en" "$SAMPLE/km"; echo $?
ls
