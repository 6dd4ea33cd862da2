#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Make two collections for scoring the pairing of documents.

Usage: pair_docs.py [--all] SHARED CORPUS SETTING SEED OUT

The documents are made of SHARED/data/CORPUS by SHARED/tools/build_docs.py
(SETTING is clean or hard; the parts that have a text of at least three
sentences a side).  A third of them is left in English only and another third
in Khmer only; with --all both sides have all.  Written to OUT:

en.tsv, km.tsv  doc streams; a sentence is a paragraph
gold.tsv        the pairs: src_doc TAB tgt_doc

A document is named en/0012 or km/0456: numbers drawn for each side by itself,
which are the order in the stream as well, so that neither tells of the
partner.  Same arguments, same bytes.
"""
import os, random, subprocess, sys, tempfile


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n") for line in file]


def make_docs(shared, corpus, setting, seed):
    """The texts of the documents: [([en lines], [km lines]), ...]"""
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
        return [[read_lines(os.path.join(dir, name))
                 for name in line.split("\t")]
                for line in read_lines(gold)]


def write_side(out, lang, docs, keep, rng):
    """The names of the documents that stand in this language, by index."""
    number = list(range(len(docs)))
    rng.shuffle(number)
    names = {doc: f"{lang}/{number[doc]:04d}" for doc in keep}
    side = 0 if lang == "en" else 1
    path = os.path.join(out, lang + ".tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for doc in sorted(keep, key=names.get):
            for i, text in enumerate(docs[doc][side]):
                text = " ".join(text.split("\t"))
                file.write(f"{names[doc]}\t{i + 1}.1\t{lang}\t{text}\n")
    return names


def main():
    args = sys.argv[1:]
    whole = args[:1] == ["--all"]
    if whole:
        args.pop(0)
    if len(args) != 5:
        sys.exit("usage: pair_docs.py [--all] SHARED CORPUS SETTING SEED OUT")
    shared, corpus, setting, seed, out = args
    docs = make_docs(shared, corpus, setting, seed)
    rng = random.Random(f"{seed}/{setting}/{corpus}/pairs")
    order = list(range(len(docs)))
    rng.shuffle(order)
    alone = 0 if whole else len(docs) // 3
    os.makedirs(out, exist_ok=True)
    en = write_side(out, "en", docs, order[alone:], rng)
    km = write_side(out, "km", docs, order[:alone] + order[2 * alone:], rng)
    path = os.path.join(out, "gold.tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for name, doc in sorted((en[doc], doc) for doc in en if doc in km):
            file.write(f"{name}\t{km[doc]}\n")


if __name__ == "__main__":
    main()
