printf '# a model\n-\ta\t900\nក\t-\t900\nក\tk\t100\nម\tm\t100\n' >model.tsv
printf 'km\tកម\nkma\tកម\nx\tក\n' | spean-name -m model.tsv
