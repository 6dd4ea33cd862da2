: >en.tsv; : >km.tsv; spean-pair en.tsv km.tsv
