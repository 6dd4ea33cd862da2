# A small memory with words that come again.
{
	printf 'a\ta\t1.1\t1.1\t0.9000\tThe prime minister speaks.\tនាយករដ្ឋមន្ត្រីនិយាយ។\n'
	printf 'a\ta\t1.2\t1.2\t0.9000\tThe Prime Minister sees the lake.\tនាយករដ្ឋមន្ត្រី\342\200\213ឃើញបឹង។\n'
	printf 'a\ta\t1.3\t1.3\t0.9000\tWe see the prime minister.\tយើងឃើញនាយករដ្ឋមន្ត្រី។\n'
	printf 'a\ta\t1.4\t1.4\t0.9000\tWe see the prime minister.\tយើងឃើញនាយករដ្ឋមន្ត្រី។\n'
	printf 'b\tb\t1.1\t1.1\t0.9000\tWe see the lake.\tយើងឃើញបឹង។\n'
	printf 'b\tb\t1.2\t1.2\t0.5000\tThe minister speaks.\tរដ្ឋមន្ត្រីនិយាយ។\n'
	printf 'b\tb\t1.3\t1.3\t0.9000\tWe see the minister.\tយើងឃើញរដ្ឋមន្ត្រី។\n'
	printf 'b\tb\t1.4\t-\t0.9000\tThe lake.\t\n'
} | spean-store add tm.db
