printf 'It\0rained.\0\0We\0' | spean-sent --join -z | tr '\000' '/'
