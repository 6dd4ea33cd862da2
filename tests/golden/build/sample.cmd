spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" | sed "s/^seconds .*/seconds/"
ls
