/* SPDX-License-Identifier: MIT */
#include <spean/unit_size.h>

#include <math.h>
#include <stddef.h>

/* What is said as "45 miles" is 70 km, or 72, or 73. */
#define ROUNDED .08

struct unit {
	const char *name;
	int what; /* units of one thing have one number */
	double size, zero;
};

enum { LENGTH, AREA, VOLUME, MASS, TIME, SPEED, HEAT, ENERGY, POWER, DATA };

static const struct unit units[] = {
    {"mm", LENGTH, .001, 0},
    {"cm", LENGTH, .01, 0},
    {"dm", LENGTH, .1, 0},
    {"m", LENGTH, 1, 0},
    {"km", LENGTH, 1000, 0},
    {"in", LENGTH, .0254, 0},
    {"ft", LENGTH, .3048, 0},
    {"yd", LENGTH, .9144, 0},
    {"mi", LENGTH, 1609.344, 0},
    {"m2", AREA, 1, 0},
    {"km2", AREA, 1e6, 0},
    {"ha", AREA, 1e4, 0},
    {"acre", AREA, 4046.8564224, 0},
    {"mi2", AREA, 2589988.110336, 0},
    {"ft2", AREA, .09290304, 0},
    {"ml", VOLUME, 1e-6, 0},
    {"cl", VOLUME, 1e-5, 0},
    {"dl", VOLUME, 1e-4, 0},
    {"l", VOLUME, .001, 0},
    {"hl", VOLUME, .1, 0},
    {"m3", VOLUME, 1, 0},
    {"gal", VOLUME, .003785411784, 0},
    {"mg", MASS, 1e-6, 0},
    {"g", MASS, .001, 0},
    {"kg", MASS, 1, 0},
    {"t", MASS, 1000, 0},
    {"lb", MASS, .45359237, 0},
    {"oz", MASS, .028349523125, 0},
    {"ms", TIME, .001, 0},
    {"s", TIME, 1, 0},
    {"min", TIME, 60, 0},
    {"h", TIME, 3600, 0},
    {"d", TIME, 86400, 0},
    {"wk", TIME, 604800, 0},
    {"mo", TIME, 2629746, 0},
    {"y", TIME, 31556952, 0},
    {"decade", TIME, 315569520, 0},
    {"century", TIME, 3155695200, 0},
    {"km/h", SPEED, 1, 0},
    {"m/s", SPEED, 3.6, 0},
    {"mi/h", SPEED, 1.609344, 0},
    {"kn", SPEED, 1.852, 0},
    {"°C", HEAT, 1, 0},
    {"°F", HEAT, 5. / 9, 32},
    {"°", HEAT, 1, 0},
    {"J", ENERGY, 1, 0},
    {"kJ", ENERGY, 1000, 0},
    {"cal", ENERGY, 4.184, 0},
    {"kcal", ENERGY, 4184, 0},
    {"Wh", ENERGY, 3600, 0},
    {"kWh", ENERGY, 3.6e6, 0},
    {"MWh", ENERGY, 3.6e9, 0},
    {"GWh", ENERGY, 3.6e12, 0},
    {"TWh", ENERGY, 3.6e15, 0},
    {"W", POWER, 1, 0},
    {"kW", POWER, 1000, 0},
    {"MW", POWER, 1e6, 0},
    {"GW", POWER, 1e9, 0},
    {"TW", POWER, 1e12, 0},
    {"B", DATA, 1, 0},
    {"kB", DATA, 1e3, 0},
    {"MB", DATA, 1e6, 0},
    {"GB", DATA, 1e9, 0},
    {"TB", DATA, 1e12, 0},
    {"PB", DATA, 1e15, 0},
};

static const struct unit *
unit_of(struct sp_str name)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (sp_str_eq(sp_str_c(units[i].name), name))
			return &units[i];
	return NULL;
}

bool
sp_unit_same(double a, struct sp_str a_unit, double b, struct sp_str b_unit)
{
	const struct unit *x = unit_of(a_unit), *y = unit_of(b_unit);

	if (!x || !y || x->what != y->what)
		return false;
	a = (a - x->zero) * x->size;
	b = (b - y->zero) * y->size;
	return fabs(a - b) <= ROUNDED * fmax(fabs(a), fabs(b));
}
