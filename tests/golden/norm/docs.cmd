printf 'p\t@url\t\thttp://x/a  b\np\t@title\ten\ta\342\200\213b  c\np\t1\tkm\ta\342\200\213b  c\n' | spean-norm -D -l en | sed "s/$(printf '\342\200\213')/|/g"
