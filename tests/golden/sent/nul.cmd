printf 'One. Two.\0Three.\nFour.\0' | spean-sent -l en -z | tr '\000' '/'
