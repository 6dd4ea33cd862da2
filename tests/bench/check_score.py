#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Score what spean-check and others find; check.sh runs this.

Usage: check_score.py changes CORPUS GOLD FINDINGS
       check_score.py true CORPUS PAIRS FINDINGS VERDICTS
       check_score.py docs CORPUS GOLD ALIGNED FINDINGS
       check_score.py po PAIRS [GOLD]
       check_score.py pofilter-changes CORPUS GOLD FILTERED
       check_score.py pofilter-true CORPUS PAIRS FILTERED
       check_score.py speed CORPUS PAIRS COMMAND...
       check_score.py table ROWS [floors]

PAIRS are true pairs and ALIGNED those that spean-align made; GOLD is from
change_pairs.py, FINDINGS are what spean-check prints; VERDICTS is
check_verdicts.tsv.  The first three, and the two of pofilter, print rows:

corpus, measure, how many, of how many

changes  of each kind and form the changes that are found: by a finding of a
         check for them, with a place within the change or, where it has none on
         that side, with one on the other side within what says the same there
true     pairs with a finding, and findings a pair, of values and of names; those
         that a reader called wrong, and those that none has read
docs     left-out sentences that are told (where two are one in the other
         language, by the place in them); those that are told and were
         not left out; documents with such
po       PAIRS as a .po, for pofilter; with GOLD, of them the changed ones
speed    pairs a second of processor time, the median of five runs, and the
         largest memory of one: two rows

table prints rows as a table with a column a corpus and one for all; with floors,
it fails where one is missed.
"""
import collections, hashlib, os, re, resource, statistics, subprocess, sys

VALUES = {"number", "percent", "money", "measure", "date", "time"}
CHECKS = {"number": VALUES, "date": VALUES, "time": VALUES, "name": {"name"},
          "any-name": {"name"}, "negation": {"negation"}}
READ = VALUES | {"name"}  # what readers are asked about

Finding = collections.namedtuple(
    "Finding", "doc loc check confidence at message")


def read_rows(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def read_findings(path):
    findings = []
    for row in read_rows(path):
        at = [None if row[7 + 2 * s] == "-" else
              (int(row[7 + 2 * s]), int(row[8 + 2 * s])) for s in (0, 1)]
        findings.append(Finding(row[0:2], row[2:4], row[4], float(row[6]), at,
                                row[11]))
    return findings


def read_verdicts(path, corpus):
    """right or wrong, by line, check and digest."""
    if not os.path.exists(path):
        return {}
    return {tuple(row[1:4]): row[4] for row in read_rows(path)
            if row[0] == corpus}


def digest(texts, finding):
    """Of the texts and of what the finding tells of in them: another text or
    another finding is to be read again."""
    said = list(texts)
    for text, at in zip(texts, finding.at):
        said.append(text.encode()[slice(*at)].decode(errors="replace")
                    if at else "")
    return hashlib.sha256("\t".join(said).encode()).hexdigest()[:12]


def print_row(corpus, measure, n, of):
    print(f"{corpus}\t{measure}\t{n}\t{of}")


def overlap(a, b):
    """Have two ranges bytes in common, or is an empty one at the other?"""
    return a[0] < b[1] and b[0] < a[1] or (
        min(a[1] - a[0], b[1] - b[0]) == 0 and a[0] <= b[1] and b[0] <= a[1])


def tells(finding, side, at, other):
    if finding.at[side]:
        return overlap(finding.at[side], at)
    there = finding.at[1 - side]
    return bool(there and other and overlap(there, other))


def read_gold(path):
    """kind, form, side, change, counterpart, by document and loc."""
    gold = []
    for row in read_rows(path):
        other = None if row[7] == "-" else (int(row[7]), int(row[8]))
        gold.append((row[0], row[1], row[2], row[3], int(row[4]),
                     (int(row[5]), int(row[6])), other))
    return gold


def changes(corpus, gold_path, findings_path):
    of_pair = collections.defaultdict(list)
    for finding in read_findings(findings_path):
        of_pair[finding.doc[0], finding.loc[0]].append(finding)
    n, of = collections.Counter(), collections.Counter()
    for doc, loc, kind, form, side, at, other in read_gold(gold_path):
        found = any(finding.check in CHECKS[kind] and
                    tells(finding, side, at, other)
                    for finding in of_pair[doc, loc])
        for measure in (kind, f"{kind}: {form}"):
            of[measure] += 1
            n[measure] += found
    for measure in sorted(of):
        print_row(corpus, measure, n[measure], of[measure])


def true(corpus, pairs_path, findings_path, verdicts_path):
    texts = {(row[0], row[2]): row[5:7] for row in read_rows(pairs_path)}
    verdicts = read_verdicts(verdicts_path, corpus)
    pairs = collections.defaultdict(set)
    count = collections.Counter()
    for finding in read_findings(findings_path):
        pair = finding.doc[0], finding.loc[0]
        kind = ("values" if finding.check in VALUES else
                finding.check if finding.check in ("name", "negation") else
                "others")
        count[kind] += 1
        pairs[kind].add(pair)
        if finding.check not in READ:
            continue
        key = finding.loc[0], finding.check, digest(texts[pair], finding)
        verdict = verdicts.get(key, "unread")
        pairs[verdict].add(pair)
        count[verdict] += 1
    for kind in ("values", "name", "negation", "others"):
        print_row(corpus, f"true: findings, {kind}", count[kind], len(texts))
        print_row(corpus, f"true: pairs, {kind}", len(pairs[kind]),
                  len(texts))
    for verdict in ("right", "wrong", "unread"):
        print_row(corpus, f"read: {verdict}", count[verdict],
                  count["right"] + count["wrong"] + count["unread"])
    print_row(corpus, "wrong", len(pairs["wrong"]), len(texts))
    print_row(corpus, "wrong or unread",
              len(pairs["wrong"] | pairs["unread"]), len(texts))


def read_sentences(folder):
    """The sentences of both sides, in bytes, by document and loc."""
    return [{(row[0], row[1]): row[3].encode() for row in
             read_rows(os.path.join(folder, lang + ".tsv"))}
            for lang in ("en", "km")]


def told_locs(finding, side, sentences):
    """The sentences that a finding tells of: those of which its place has more
    than half, or all of its record."""
    locs, at, start = finding.loc[side].split(","), finding.at[side], 0
    for loc in locs:
        end = start + len(sentences[side][finding.doc[side], loc])
        common = at and min(end, at[1]) - max(start, at[0])
        if not at or 2 * common > end - start:
            yield finding.check, loc
        start = end + 1


def docs(corpus, gold_path, aligned_path, findings_path):
    texts = read_sentences(os.path.dirname(gold_path))
    told = collections.defaultdict(set)
    for finding in read_findings(findings_path):
        if finding.check in ("missing", "added"):
            side = 0 if finding.check == "missing" else 1
            told[finding.doc[0]].update(told_locs(finding, side, texts))
    alone = collections.defaultdict(set)
    sentences = 0
    for row in read_rows(aligned_path):
        sentences += sum(len(loc.split(",")) for loc in row[2:4] if loc != "-")
        if row[2] == "-" or row[3] == "-":
            alone[row[0]].add(("missing", row[2]) if row[3] == "-" else
                              ("added", row[3]))
    n, of = collections.Counter(), collections.Counter()
    false, kept = 0, [0, 0]
    for doc, loc, kind, form, side in read_rows(gold_path):
        wrong = told[doc] - {(form, loc)}
        false += len(wrong)
        if loc == "-":
            kept[0] += bool(wrong)
            kept[1] += 1
            continue
        for measure in ("sentence", f"sentence: {form}"):
            of[measure] += 1
            n[measure] += (form, loc) in told[doc]
        of["sentence: left alone by spean-align"] += 1
        n["sentence: left alone by spean-align"] += (form, loc) in alone[doc]
    for measure in sorted(of):
        print_row(corpus, measure, n[measure], of[measure])
    print_row(corpus, "sentence: false alarms", false,
              sentences - n["sentence"])
    print_row(corpus, "sentence: whole documents with one", *kept)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def po(pairs_path, gold_path=None):
    wanted = gold_path and {(row[0], row[1]) for row in read_rows(gold_path)}
    print('msgid ""\nmsgstr ""\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"')
    for row in read_rows(pairs_path):
        if not wanted or (row[0], row[2]) in wanted:
            print("\nmsgctxt", quoted(row[0] + " " + row[2]))
            print("msgid", quoted(row[5]))
            print("msgstr", quoted(row[6]))


def read_filtered(path):
    """The tests that failed, by msgctxt."""
    failed = collections.defaultdict(set)
    tests, context = set(), ""
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("# (pofilter) "):
                tests.update(re.findall(r"(\w+): ", line[13:]))
            elif line.startswith("msgctxt "):
                context = line[len("msgctxt "):].strip()
            elif line.startswith('"') and context is not None:
                context += line.strip()
            elif line.startswith("msgid "):
                failed[context.replace('"', "")] |= tests
                tests, context = set(), None
            elif not line.strip():
                context = ""
    return failed


def pofilter_changes(corpus, gold_path, filtered_path):
    failed = read_filtered(filtered_path)
    test = {"number": "numbers", "date": "numbers", "time": "numbers",
            "name": "acronyms"}
    n, of = collections.Counter(), collections.Counter()
    for row in read_rows(gold_path):
        if row[2] in test:
            measure = f"pofilter {test[row[2]]}: {row[2]}"
            of[measure] += 1
            n[measure] += test[row[2]] in failed[f"{row[0]} {row[1]}"]
    for measure in sorted(of):
        print_row(corpus, measure, n[measure], of[measure])


def pofilter_true(corpus, pairs_path, filtered_path):
    failed = read_filtered(filtered_path)
    pairs = sum(1 for _ in read_rows(pairs_path))
    for test in ("numbers", "acronyms"):
        print_row(corpus, f"pofilter {test}: true pairs",
                  sum(test in tests for tests in failed.values()), pairs)


def run_once(path, command):
    """Seconds of processor time, and the peak of memory in kilobytes so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, "rb") as file:
        status = subprocess.run(command, stdin=file,
                                stdout=subprocess.DEVNULL).returncode
    if status not in (0, 1):
        sys.exit(f"check_score.py: {command[0]} ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime -
            before.ru_stime, after.ru_maxrss)


def speed(corpus, path, *command):
    with open(path, "rb") as file:
        pairs = sum(1 for _ in file)
    seconds, memory = zip(*(run_once(path, command) for _ in range(5)))
    print_row(corpus, "speed: pairs a second",
              round(pairs / max(statistics.median(seconds), 1e-9)), "-")
    print_row(corpus, "speed: kilobytes of memory", max(memory), "-")


# Of all corpora together: a measure, at least or at most so much.
FLOORS = [("number", .95, 1), ("date", .95, 1), ("name", .85, 1),
          ("sentence", .95, 1), ("wrong or unread", 0, .02)]


def cell(n, of):
    if of is None:
        return str(n)
    return f"{n / of:.3f} {n}/{of}" if of else "-"


def table(path, floors=None):
    at = collections.defaultdict(dict)
    corpora, measures = [], []
    for corpus, measure, n, of in read_rows(path):
        at[measure][corpus] = int(n), None if of == "-" else int(of)
        for name, names in ((corpus, corpora), (measure, measures)):
            if name not in names:
                names.append(name)
    for measure, row in at.items():
        if all(of is not None for _, of in row.values()):
            row["all"] = tuple(map(sum, zip(*row.values())))
    heads = [measure.split(":")[0] for measure in measures]
    measures.sort(key=lambda measure: heads.index(measure.split(":")[0]))
    width = max(map(len, measures))
    print("measure".ljust(width), *(f"{c:>18}" for c in [*corpora, "all"]))
    for measure in measures:
        cells = (cell(*at[measure][c]) if c in at[measure] else "-"
                 for c in [*corpora, "all"])
        print(measure.ljust(width), *(f"{c:>18}" for c in cells))
    bad = 0
    for measure, low, high in FLOORS if floors else []:
        n, of = at[measure].get("all", (0, 0))
        if of and not low <= n / of <= high:
            print(f"not ok: {measure} is {n / of:.3f}, must be",
                  f"{low} or more" if low else f"{high} or less")
            bad = 1
    sys.exit(bad)


def main():
    verbs = {"changes": changes, "true": true, "docs": docs, "po": po,
             "pofilter-changes": pofilter_changes,
             "pofilter-true": pofilter_true, "speed": speed, "table": table}
    if len(sys.argv) < 3 or sys.argv[1] not in verbs:
        sys.exit(__doc__.split("\n\n")[1])
    verbs[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
