printf 'nine\0ten men' | spean-tag -z -l en | tr '\0' '\n'
