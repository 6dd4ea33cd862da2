#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: fuzzy.sh [BUILD_DIR]
#
# Looks in the help of LibreOffice, aligned, for texts like its own
# (fuzzy_scan.c): how long that takes, and whether the best that is found is the
# best there is, which a scan of every pair tells.  With a LONG in the
# environment that is not empty, in a memory of a million pairs, thirty times
# these with other numbers.  Beside it, where translate-toolkit is installed,
# tmserver is asked for the English ones of these texts on the same pairs, or on
# the first PEER of them (2000): it takes long.
. "$(dirname "$0")/memory.sh"
make -s -C "$build" tests/bench/fuzzy_scan >&2 || exit 1
scan=$build/tests/bench/fuzzy_scan
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$tmp"' EXIT

db=$tmp/lo.db
if test -n "$LONG"; then
	db=$tmp/many.db
	million | spean-store add "$db" || exit 1
fi
spean-store stats "$db" | grep '^pairs	'
"$scan" "$db" 600 "${SCANNED:-120}"
status=$?
test $status -eq 0 || echo "not ok: the best is missed too often"

if ! command -v tmserver >"$tmp/said" || ! command -v build_tmdb >"$tmp/said" ||
    ! /usr/bin/python3 -c 'import cheroot' 2>"$tmp/said"; then
	echo "skip: translate-toolkit or python3-cheroot is missing"
	exit $status
fi
spean-store export -f tsv "$db" | head -n "${PEER:-2000}" >"$tmp/peer.tsv"
spean-store add "$tmp/peer.db" "$tmp/peer.tsv" || exit 1
spean-store export --plain -o "$tmp/peer.tmx" "$tmp/peer.db" || exit 1
from=$(date +%s)
build_tmdb -d "$tmp/peer.tm" -s en -t km "$tmp/peer.tmx" >"$tmp/said" 2>&1 ||
    { cat "$tmp/said"; exit $status; }
echo "tmserver: $(wc -l <"$tmp/peer.tsv") pairs loaded in" \
    "$(($(date +%s) - from)) s"
tmserver -d "$tmp/peer.tm" -b 127.0.0.1 -p 18080 --min-similarity 70 \
    --max-candidates 5 >"$tmp/said" 2>&1 &
server=$!
echo "Spean, on these pairs:"
"$scan" "$tmp/peer.db" 100 0 | grep ' all '
"$scan" -q "$tmp/peer.db" 100 0 | sed -n 's/^en	//p' >"$tmp/asked"
/usr/bin/python3 - "$tmp/asked" <<'END' ||
import json, sys, time, urllib.error, urllib.parse, urllib.request

url = "http://127.0.0.1:18080/tmserver/en/km/unit/"
for wait in range(600):
    try:
        urllib.request.urlopen(url + "x").read()
        break
    except urllib.error.HTTPError:
        break
    except OSError:
        time.sleep(.1)
took, found, failed = [], 0, 0
for line in open(sys.argv[1], encoding="utf-8"):
    start = time.monotonic()
    try:
        answer = urllib.request.urlopen(
            url + urllib.parse.quote(line.rstrip("\n"), safe="")).read()
        found += len(json.loads(answer)) > 0
    except urllib.error.HTTPError:
        failed += 1
    took.append((time.monotonic() - start) * 1e3)
took.sort()
print("tmserver en: %d texts, %d found, %d failed; median %.2f ms, p99 %.2f"
      " ms, longest %.2f ms" % (len(took), found, failed,
      took[len(took) // 2], took[len(took) * 99 // 100], took[-1]))
END
    echo "tmserver could not be asked"
exit $status
