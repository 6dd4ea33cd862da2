mkdir d; : >d/a.png; spean-extract d
