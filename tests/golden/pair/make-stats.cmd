printf 'a\t1.1\ten\tOn 15 November, 74 of 74 people of Adhoc met.\n' >en.tsv
printf 'a\t1.2\ten\tThe people met.\n' >>en.tsv
printf 'a\t1.1\tkm\tអាដហុក ADHOC ៧៤ នាក់\n' >km.tsv
spean-pair --make-stats en.tsv km.tsv
