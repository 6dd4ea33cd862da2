cat >a.txt <<'P'
Accessibility links

Breaking News

The bridge is open again after a week


The bridge on Monday morning. (Courtesy of Ly)
The bridge on Monday morning. (Courtesy of Ly)

Engineers have reopened the bridge, which a lorry had damaged at the beginning of last week.

Drivers no longer have to take the ferry.

XS
SM
MD
LG
P
spean-extract -l en a.txt
