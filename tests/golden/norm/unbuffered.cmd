printf 'a  b\n' | spean-norm -u
