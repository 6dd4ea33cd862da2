#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make documents of true pairs, of which sentences are left out and joined.

Usage: within_docs.py PAIRS SEED MOST OUT

PAIRS is a pair stream.  Its documents are cut into runs of 4 to 30 lines and
drawn in rounds until MOST are made.  Of three in four, one line is left out on
one side; in all of them each line is joined to the one behind it, on one side,
with a chance of JOINED, as a translator does who makes one sentence of two.

Writes to OUT en.tsv and km.tsv, doc streams; docpairs.tsv; gold.tsv, a line for
each that is left out: the document's source, the side that says it, its text.
corpora/gen/within_weights.sh runs this.
"""
import os, random, sys
from change_pairs import EN, KM, read_pairs, write_rows

JOINED = .05


def runs(pairs, rng):
    docs = {}
    for pair in pairs:
        docs.setdefault(pair.doc[0], []).append(pair)
    for name, doc in docs.items():
        start = 0
        while len(doc) - start >= 4:
            n = rng.randint(4, 30)
            yield f"{name}/{start}", doc[start:start + n]
            start += n


def change(doc, rng):
    """The lines of both sides, and the side and line that is left out."""
    sides = [[pair.text[s] for pair in doc] for s in (EN, KM)]
    gone = None
    if rng.random() < .75:
        side, line = rng.choice((EN, KM)), rng.randrange(len(doc))
        gone = 1 - side, sides[1 - side][line]
        del sides[side][line]
    for lines in sides:
        for i in range(len(lines) - 1, 0, -1):
            if rng.random() < JOINED:
                lines[i - 1:i + 1] = [f"{lines[i - 1]} {lines[i]}"]
    return sides, gone


def main():
    if len(sys.argv) != 5:
        sys.exit("usage: within_docs.py PAIRS SEED MOST OUT")
    pairs, seed, most, out = (read_pairs(sys.argv[1]), sys.argv[2],
                              int(sys.argv[3]), sys.argv[4])
    os.makedirs(out, exist_ok=True)
    rows, names, golds = ([], []), [], []
    rng = random.Random(f"{seed}/within")
    while len(names) < most:
        drawn = list(runs(pairs, rng))
        rng.shuffle(drawn)
        for name, doc in drawn[:most - len(names)]:
            name = f"{len(names):05d}/{name}"
            sides, gone = change(doc, rng)
            names.append([f"en/{name}", f"km/{name}", "1.0000", "path"])
            for s, lang in ((EN, "en"), (KM, "km")):
                rows[s].extend([f"{lang}/{name}", f"{i + 1}.1", lang, text]
                               for i, text in enumerate(sides[s]))
            if gone:
                golds.append([f"en/{name}", *gone])
    for side, lang in zip(rows, ("en", "km")):
        write_rows(os.path.join(out, lang + ".tsv"), side)
    write_rows(os.path.join(out, "docpairs.tsv"), names)
    write_rows(os.path.join(out, "gold.tsv"), golds)


if __name__ == "__main__":
    main()
