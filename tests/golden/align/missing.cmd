echo x >a.txt; spean-align a.txt missing.txt
