/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_QUANTITY_TYPE_H
#define SPEAN_QUANTITY_TYPE_H

/* What a quantity (quantity.h) may be, and what its value then looks like. */
enum sp_quantity_type {
	SP_QUANTITY_NUMBER, /* 1500000, 12.5, -3 */
	SP_QUANTITY_ORDINAL, /* 15 */
	SP_QUANTITY_FRACTION, /* 3/4 */
	SP_QUANTITY_PERCENT, /* 12.5 */
	SP_QUANTITY_MONEY, /* 1500000 USD */
	SP_QUANTITY_MEASURE /* 10 m2, 3 km/h, 5 y: corpora/num/README */
};

#endif
