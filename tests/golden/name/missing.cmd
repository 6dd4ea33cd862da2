spean-name none.tsv
