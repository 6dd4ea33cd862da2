printf 'ក\tk\t100\nក\tkilos\t100\n' >model.tsv
printf 'k\tក\n' | spean-name --model model.tsv
