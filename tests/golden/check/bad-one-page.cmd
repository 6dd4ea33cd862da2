# A page alone has nothing to be held against.
spean-check "$SAMPLE/en/2021/03-08-mekong-bridge.html" 2>&1 | sed "s,.*/sample/,sample/,"
