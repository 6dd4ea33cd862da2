spean frobnicate
