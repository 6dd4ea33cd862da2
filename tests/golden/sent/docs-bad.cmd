printf 'd\t1\ten\tOne. \377 Two.\nd\t2\nd\t3\ten\tOne. Two.\n' >in.tsv
spean-sent -D in.tsv
