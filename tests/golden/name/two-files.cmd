printf 'Kem\tកែម\n' >a; printf 'Ley\tឡី' >b
printf 'Sen\tសែន\n' | spean-name a - b
