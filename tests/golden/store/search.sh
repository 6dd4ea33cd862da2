# A small memory to search in.
{
	printf 'a\ta\t1.1\t1.1\t0.9000\tThe water level of the River rose.\tកម្ពស់ទឹកទន្លេឡើង។\n'
	printf 'a\ta\t1.2\t1.2\t0.8000\tIt is in Phnom Penh, ABC said.\tគឺនៅភ្នំ\342\200\213ពេញ ABC និយាយ។\n'
	printf 'a\ta\t1.3\t1.3\t0.7000\tGive water, two rivers (2019).\tអោយទឹក ទន្លេពីរ ឆ្នាំ ២០១៩\n'
	printf 'a\ta\t1.4\t-\t0.6000\tThe river is alone.\t\n'
	printf 'b\tb\t1.1\t1.1\t0.5000\tAt the river the river.\tនៅមាត់ទន្លេ។\n'
} | spean-store add tm.db
