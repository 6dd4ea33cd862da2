spean-pair en.tsv km.tsv
