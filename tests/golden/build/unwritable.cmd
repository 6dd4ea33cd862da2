spean build -o /dev/full "$SAMPLE/en" "$SAMPLE/km"
