: >docpairs.tsv
spean-align -D -p docpairs.tsv -d .EOA docpairs.tsv docpairs.tsv
