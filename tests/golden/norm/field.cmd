printf 'a  b\tc  d\te  f\nx\n' | spean-norm -k 2
