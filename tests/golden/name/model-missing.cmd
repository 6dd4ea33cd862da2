printf 'k\tក\n' | spean-name -m none.tsv
