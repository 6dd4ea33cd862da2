#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Print the findings of spean-check in true pairs, to be read.

Usage: check_findings.py CORPUS PAIRS FINDINGS [VERDICTS]

Each has a line as in check_verdicts.tsv, without its verdict: corpus, line,
check, digest; then confidence and message, and both texts, with what is told of
in brackets.  Of those with a verdict in VERDICTS none is printed.  Who has read
one puts the first four fields and right or wrong into VERDICTS; the texts stay
where they are.
"""
import sys

from check_score import READ, digest, read_findings, read_rows, read_verdicts


def marked(text, at):
    if not at:
        return text
    text = text.encode()
    parts = text[:at[0]], b"[", text[slice(*at)], b"]", text[at[1]:]
    return b"".join(parts).decode(errors="replace")


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__.split("\n\n")[1])
    corpus, pairs, findings = sys.argv[1:4]
    texts = {(row[0], row[2]): row[5:7] for row in read_rows(pairs)}
    verdicts = read_verdicts(sys.argv[4], corpus) if sys.argv[4:] else {}
    for finding in read_findings(findings):
        if finding.check not in READ:
            continue
        both = texts[finding.doc[0], finding.loc[0]]
        key = finding.loc[0], finding.check, digest(both, finding)
        if key in verdicts:
            continue
        print(corpus, *key, sep="\t")
        print(f"\t{finding.confidence:.2f} {finding.message}")
        for text, at in zip(both, finding.at):
            print("\t" + marked(text, at).replace("\u200b", ""))


if __name__ == "__main__":
    main()
