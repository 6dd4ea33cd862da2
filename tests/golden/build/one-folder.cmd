spean build -o x.db one
