spean-sent -l km
