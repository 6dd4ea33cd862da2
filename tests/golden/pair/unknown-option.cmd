spean-pair -x en.tsv km.tsv
