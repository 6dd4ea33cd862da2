# A small memory to look in.
{
	printf 'a\ta\t1.1\t1.1\t0.9000\tThe river rose 5 m in May.\tទន្លេឡើង ៥ ម ក្នុងខែឧសភា។\n'
	printf 'a\ta\t1.2\t1.2\t0.8000\tThe river rose 16 m in June.\tទន្លេឡើង ១៦ ម ក្នុងខែមិថុនា។\n'
	printf 'a\ta\t1.3\t1.3\t0.7000\tThe river rose 16 m in May.\tទន្លេ\342\200\213ឡើង ១៦ ម ក្នុងខែឧសភា។\n'
	printf 'b\tb\t1.1\t1.1\t0.6000\tThe river rose 5 m in May.\tទន្លេឡើង ៥ ម ក្នុងខែឧសភា។\n'
	printf 'b\tb\t1.2\t-\t0.5000\tThe river rose 5 m in May!\t\n'
	printf 'b\tb\t1.3\t1.3\t0.4000\tClose the window.\tបិទបង្អួច។\n'
	printf 'b\tb\t1.4\t1.4\t0.3000\tClose the small window.\tបិទបង្អួចតូច។\n'
} | spean-store add tm.db
