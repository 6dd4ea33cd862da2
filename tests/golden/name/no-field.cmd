printf 'Kem\tកែម\nKem\n\nLey\tឡី\n' >in.tsv
spean-name in.tsv
