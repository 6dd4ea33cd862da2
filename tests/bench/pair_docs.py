#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make two collections for scoring the pairing of documents.

Usage: pair_docs.py [--all | --twins] SHARED CORPUS SETTING SEED OUT

The documents are made of SHARED/data/CORPUS by SHARED/tools/build_docs.py
(SETTING is clean or hard; the parts that have a text of at least three
sentences a side).  A third of them is left in English only and another third
in Khmer only; with --all both sides have all.  With --twins some have a twin
on one side: a document that shares a part of its segments and has others for
the rest, as pages made of one template do.  Written to OUT:

en.tsv, km.tsv  doc streams; a sentence is a paragraph
gold.tsv        the pairs: src_doc TAB tgt_doc

A document is named en/0012 or km/0456: numbers drawn for each side by itself,
which are the order in the stream as well, so that neither tells of the
partner.  Same arguments, same bytes.
"""
import collections, os, random, re, subprocess, sys, tempfile


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n") for line in file]


def read_beads(path, lines):
    """The lines of both sides, bead by bead: [([en lines], [km lines]), ...]"""
    return [[[text[int(i)] for i in side.strip("[]").split(",") if i]
             for text, side in zip(lines, bead.split(":"))]
            for bead in read_lines(path)]


def make_docs(shared, corpus, setting, seed):
    """The beads of the documents: [[([en lines], [km lines]), ...], ...]"""
    with tempfile.TemporaryDirectory() as dir:
        subprocess.run(
            [sys.executable, os.path.join(shared, "tools", "build_docs.py"),
             os.path.join(shared, "data", corpus), dir, "--shuffle",
             "--no-join", "--min", "3", "--setting", setting,
             "--seed", seed],
            check=True, stdout=subprocess.DEVNULL)
        gold = os.path.join(dir, "docalign.gold")
        if not os.path.exists(gold):
            sys.exit(f"pair_docs.py: {corpus}: no document is long enough")
        docs = []
        for line in read_lines(gold):
            names = [os.path.join(dir, name) for name in line.split("\t")]
            docs.append(read_beads(names[0][:-len("en")] + "gold",
                                   [read_lines(name) for name in names]))
        return docs


WORD = re.compile("[A-Za-z]{2,}")


def english(doc):
    """The words of each bead, in small letters."""
    return [WORD.findall(" ".join(bead[0]).lower()) for bead in doc]


def common_words(docs):
    """The English words that a fifth of the documents say."""
    count = collections.Counter(
        word for doc in docs
        for word in {word for words in english(doc) for word in words})
    return {word for word, n in count.items() if n > len(docs) / 5}


def subjects(doc, common):
    """The English words that a document says again and again, and few do; those
    first that stand in the Khmer as well."""
    rows = collections.Counter(
        word for words in english(doc) for word in set(words))
    kept = {word.lower() for bead in doc for text in bead[1]
            for word in WORD.findall(text)}
    words = [word for word, n in rows.items() if word not in common and
             (n > 1 and len(word) > 3 or word in kept)]
    return sorted(words, key=lambda word: word not in kept)


def replace_some(docs, doc, share, rng):
    """Leave that share of the beads, and have others for most of the rest."""
    twin = []
    for i, bead in enumerate(doc):
        if rng.random() < (share if i else share / 2):
            twin.append(bead)
        elif rng.random() < .7:
            twin.append(rng.choice(rng.choice(docs)))
    return twin


def reword(docs, doc, common, rng):
    """Put other English words for some of those of which it tells most, and
    for a part of the others that are not common."""
    words = [word for doc in docs for words in english(doc)
             for word in words if word not in common]
    others = [word for doc in docs for word in subjects(doc, common)]
    own = subjects(doc, common)
    put = {word: rng.choice(others) for word in
           own[:1] + rng.sample(own, min(len(own), rng.randint(1, 4)))}
    part = rng.uniform(0, .5)

    def other(match):
        word = match.group()
        new = put.get(word.lower(), word)
        if word.lower() not in common and rng.random() < part:
            new = rng.choice(words)
        return new.capitalize() if word[0].isupper() else new
    return [[[WORD.sub(other, text) for text in bead[0]], bead[1]]
            for bead in doc]


def add_twins(docs, sides, rng):
    """Give every sixteenth a twin, which stands on one of the two sides."""
    real = docs[:]
    common = common_words(real)
    for doc in real:
        if rng.random() >= 1 / 16:
            continue
        side = int(rng.random() < .3)
        if side == 0 and rng.random() < .7:
            twin = replace_some(real, doc, rng.uniform(.6, 1), rng)
            twin = reword(real, twin, common, rng)
        else:
            twin = replace_some(real, doc, rng.uniform(.2, .8), rng)
        if any(bead[side] for bead in twin):
            sides[side].append(len(docs))
            docs.append(twin)


def write_side(out, lang, docs, keep, rng):
    """The names of the documents that stand in this language, by index."""
    number = list(range(len(docs)))
    rng.shuffle(number)
    names = {doc: f"{lang}/{number[doc]:04d}" for doc in keep}
    side = 0 if lang == "en" else 1
    path = os.path.join(out, lang + ".tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for doc in sorted(keep, key=names.get):
            lines = [text for bead in docs[doc] for text in bead[side]]
            for i, text in enumerate(lines):
                text = " ".join(text.split("\t"))
                file.write(f"{names[doc]}\t{i + 1}.1\t{lang}\t{text}\n")
    return names


def main():
    args = sys.argv[1:]
    option = args.pop(0) if args[:1] in (["--all"], ["--twins"]) else ""
    if len(args) != 5:
        sys.exit("usage: pair_docs.py [--all | --twins] "
                 "SHARED CORPUS SETTING SEED OUT")
    shared, corpus, setting, seed, out = args
    docs = make_docs(shared, corpus, setting, seed)
    rng = random.Random(f"{seed}/{setting}/{corpus}/pairs")
    order = list(range(len(docs)))
    rng.shuffle(order)
    alone = 0 if option == "--all" else len(docs) // 3
    sides = [order[alone:], order[:alone] + order[2 * alone:]]
    if option == "--twins":
        add_twins(docs, sides, rng)
    os.makedirs(out, exist_ok=True)
    en, km = (write_side(out, lang, docs, keep, rng)
              for lang, keep in zip(("en", "km"), sides))
    path = os.path.join(out, "gold.tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for name, doc in sorted((en[doc], doc) for doc in en if doc in km):
            file.write(f"{name}\t{km[doc]}\n")


if __name__ == "__main__":
    main()
