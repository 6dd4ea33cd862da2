# SPDX-License-Identifier: MIT
# For tests that read this file: a scratch folder, $tmp, that goes when they end,
# and the count of what they find.
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0

# test_that WHAT COMMAND...
test_that() {
	what=$1
	shift
	if "$@" >"$tmp/log" 2>&1; then
		passed=$((passed + 1))
		echo "ok $what"
	else
		failed=$((failed + 1))
		echo "not ok $what"
		tail -n 20 "$tmp/log"
	fi
}

# The last line, and whether all is well.
test_end() {
	echo "$passed passed, $failed failed"
	test $failed -eq 0
}
