#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: long.sh [BUILD_DIR]
#
# Time and memory of spean-align on long texts, and of spean-lex train.  The
# texts are lines of all corpora of ../shared, drawn by a fixed seed (with
# replacement where there are not enough) and damaged as build_docs.py does: 5 %
# deleted on one side, 8 % joined.  A row a length: user seconds and largest
# memory (medians of three runs; of one from 200,000 lines on, and a million are
# aligned with LONG=1 only) and strict scores.  "strict" rows are of all corpora; the
# last is without wmt20_wiki_devtest, much of which is verse, freely translated.
#
# What the scores are not: a measure of the aligner on texts unknown to it, as
# the default lexicon is made of most of these corpora (align.sh leaves each out
# in turn); nor of running text, as a line says nothing of the next.  In long
# texts each line stands several times, far apart, so that it has as many true
# translations as that: the corridor must tell them by what stands around, and
# a bead counts only where it has the gold one's places.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
shared=${SPEAN_SHARED:-$here/../shared}
if test ! -d "$shared/data" || ! command -v python3 >/dev/null; then
	echo "skip: no corpora in ../shared/data, or no python3"
	exit 77
fi
lex=$build/corpora/lexicon/en-km.lex
PATH=$build/tools:$PATH
export PATH
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

cat >"$tmp/make.py" <<'END'
import glob, os, random, sys

shared, count, out = sys.argv[1], int(sys.argv[2]), sys.argv[3]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(shared, "tools"))
import build_docs

lines = []
for path in sorted(glob.glob(os.path.join(shared, "data", "*", "en.txt"))):
    corpus = os.path.dirname(path)
    if os.path.basename(corpus) in sys.argv[4:]:
        continue
    for name, pairs in build_docs.load(corpus, None):
        lines += pairs
rng = random.Random(count)
if count <= len(lines):
    drawn = rng.sample(lines, count)
else:
    drawn = rng.choices(lines, k=count)
with open(out + ".pairs", "w", encoding="utf-8") as pairs:
    pairs.writelines("-\t-\t1\t1\t1\t%s\t%s\n" % pair for pair in drawn)
unit = [("drawn", i, en, km) for i, (en, km) in enumerate(drawn)]
en, km, gold, _ = build_docs.disorder(
    unit, *build_docs.SETTINGS["clean"], rng)
build_docs.write(out + ".en", en)
build_docs.write(out + ".km", km)
build_docs.write(out + ".gold", (
    "[%s]:[%s]" % tuple(",".join(map(str, side)) for side in bead)
    for bead in gold))
END

# Run a command so many times; print the medians of its user seconds, of those
# that passed, and of its largest memory in MB.
cat >"$tmp/run.py" <<'END'
import os, sys, time

def run(command, out):
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
        os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    if status != 0:
        sys.exit("failed: " + " ".join(command))
    return used.ru_utime, time.monotonic() - start, used.ru_maxrss / 1024

runs = [run(sys.argv[3:], sys.argv[2]) for _ in range(int(sys.argv[1]))]
print(*("%.2f" % sorted(column)[len(runs) // 2] for column in zip(*runs)))
END

# row LINES RUNS [CORPUS...]: without these corpora
row() {
	lines=$1
	runs=$2
	shift 2
	python3 "$tmp/make.py" "$shared" "$lines" "$tmp/text" "$@" || return
	used=$(python3 "$tmp/run.py" "$runs" "$tmp/beads" spean-align \
	    -m "$lex" -f beads "$tmp/text.en" "$tmp/text.km") || return
	spean-eval beads "$tmp/text.gold" "$tmp/beads" >"$tmp/scores" || return
	awk -F '\t' -v lines="$lines" -v used="$used" -v without="$*" '
	$1 == "strict" {
		split(used, is, " ")
		printf "%8d %9.2f %8.0f   %s %s %s  %s\n", lines, is[1], is[3],
		    $2, $3, $4, without ? "without " without : ""
	}' "$tmp/scores"
}

printf '%8s %9s %8s   %s\n' lines 'user s' MB 'strict P   R      F1'
for lines in 1000 10000 50000; do
	row "$lines" 3 || exit 1
done
row 50000 1 wmt20_wiki_devtest || exit 1
row 200000 1 || exit 1
if test -n "$LONG"; then
	row 1000000 1 || exit 1
fi

python3 "$tmp/make.py" "$shared" 65000 "$tmp/text" || exit 1
used=$(python3 "$tmp/run.py" 1 "$tmp/lex" spean-lex train -j 2 \
    "$tmp/text.pairs") || exit 1
echo "$used" | awk '{
	printf "spean-lex train, 65000 pairs, both ways: %.2f s (%.2f user), ",
	    $2, $1
	printf "%.0f MB\n", $3
}'
