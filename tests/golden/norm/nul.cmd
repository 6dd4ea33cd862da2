printf 'a\nb\0c  d\0' | spean-norm -z | tr '\0' '!'; echo
