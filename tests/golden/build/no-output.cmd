spean build "$SAMPLE/en" "$SAMPLE/km"
