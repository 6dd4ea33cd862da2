printf 'abc\n' | spean-conv -f koi8-r --verbose
