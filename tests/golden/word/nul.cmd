printf 'One. Two.\0Three.\0' | spean-word -l en -d '|' -z | tr '\000' '/'
