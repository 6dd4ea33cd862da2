: >en.tsv; spean-pair --unpaired --coverage en.tsv en.tsv
