printf 'a\n' | spean-norm >/dev/full
