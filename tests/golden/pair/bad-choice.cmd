: >en.tsv; spean-pair --pair name en.tsv en.tsv
