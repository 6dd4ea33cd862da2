printf 'a  b' | spean-norm
