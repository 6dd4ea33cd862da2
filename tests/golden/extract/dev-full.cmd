printf 'A text of one sentence, as long as one may wish it to be, perhaps.\n' | spean-extract >/dev/full
