# SPDX-License-Identifier: MIT
EXTRA_DIST += corpora/README corpora/sample corpora/sent
