spean build -o tm.db "$SAMPLE/en" "$SAMPLE/km" >/dev/full
