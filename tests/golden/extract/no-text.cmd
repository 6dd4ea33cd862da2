printf '<title>Menu</title><nav><a href=a>a</a></nav>' >a.html; spean-extract -l en a.html
