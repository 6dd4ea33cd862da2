printf 'p\t1\ten\np\t2\ten\ta  b\n' | spean-norm -D
