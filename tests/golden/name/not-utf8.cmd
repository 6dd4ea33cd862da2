printf 'Kem\tកែម\nKe\377m\tកែម\nLey\tឡី\n' >in.tsv
spean-name in.tsv
