spean-sent -D
