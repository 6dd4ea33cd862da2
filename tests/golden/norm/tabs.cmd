# the other columns stay; controls within the text become spaces
printf 'a\001b\rc\td\001e\n' | spean-norm -v | od -An -c
