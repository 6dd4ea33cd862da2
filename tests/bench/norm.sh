#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: norm.sh [BUILD_DIR [RUNS]]
#
# Whole commands on 60 MB of text, the lines of all corpora shuffled, on one
# core, output to /dev/null: spean-norm against the NFC of uconv (ICU), which
# does less.  The runs alternate; the medians of processor and elapsed time and
# their ratios are printed.  Then the memory of a long stream and of one line of
# 64 MB.  Skips (77) where the corpora, uconv or python3 are absent.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
shared=${SPEAN_SHARED:-$here/../shared}
if test ! -d "$shared/data" || ! command -v python3 >/dev/null ||
    ! command -v uconv >/dev/null; then
	echo "skip: no corpora in ../shared/data, no uconv, or no python3"
	exit 77
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
python3 - "$build/tools/spean-norm" "$shared/data" "$tmp" "${2:-9}" <<'END'
import glob, os, random, statistics, subprocess, sys, time

norm, data, tmp, runs = sys.argv[1:4] + [int(sys.argv[4])]
core = min(os.sched_getaffinity(0))


def text(lang, seed):
    lines = []
    for name in sorted(glob.glob(f"{data}/*/{lang}.txt")):
        with open(name, "rb") as file:
            lines += [x for x in file.read().split(b"\n") if x]
    path = f"{tmp}/{lang}.txt"
    chance, size = random.Random(seed), 0
    with open(path, "wb") as out:
        while size < 60e6:
            chance.shuffle(lines)
            for line in lines:
                size += out.write(line + b"\n")
                if size >= 60e6:
                    break
    return path


def run(command, stdin=subprocess.DEVNULL):
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command}: status {status}")
    return (usage.ru_utime + usage.ru_stime, time.monotonic() - start,
        usage.ru_maxrss / 1024)


for lang in "km", "en":
    path = text(lang, 7)
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(run([norm, "-l", lang, path]))
        theirs.append(run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x",
            "any-nfc", path]))
    for i, what in enumerate(("processor", "elapsed")):
        a = statistics.median(x[i] for x in ours)
        b = statistics.median(x[i] for x in theirs)
        print(f"{lang} {what}: spean-norm {a:.3f} s, uconv {b:.3f} s, "
            f"{b / a:.1f} times")

stream = subprocess.Popen(["sh", "-c", f"for i in 1 2 3 4 5 6 7 8; do "
    f"cat {tmp}/km.txt; done"], stdout=subprocess.PIPE)
print(f"480 MB of lines: {run([norm, '-l', 'km'], stream.stdout)[2]:.0f} MB")
stream.wait()
for size in 16, 32, 64:
    subprocess.run(f"cat {tmp}/km.txt {tmp}/km.txt | tr '\\n' ' ' | "
        f"head -c {size << 20} | uconv -f utf-8 -t utf-8 --callback skip "
        f"> {tmp}/line.txt", shell=True, check=True)
    for level in "canon", "search":
        cpu, _, memory = run([norm, "--level", level, f"{tmp}/line.txt"])
        print(f"one line of {size} MB, {level}: {cpu:.2f} s, {memory:.0f} MB")
END
