// Where the sun stands, and when it stands there: good to 2 s from 1900 to 2026; after that the
// rotation of the Earth is a forecast, good to some 5 s in 2035 and 60 to 120 s in 2100.
#pragma once

namespace sheaf {

// Times are days since 2000-01-01 12:00 (J2000.0), in civil time of UTC (UT1 before 1972).

// Apparent geocentric longitude, ecliptic and equinox of date (IAU 2006 and 2000B, by ERFA):
// degrees, 0 <= x < 360.
double solar_longitude(double time);

// The moment near `guess` (within half a year) at which the sun reaches `longitude` (degrees).
double find_solar_moment(double longitude, double guess);

// TT - UTC (TT - UT1 before 1972 and after the last known leap second), seconds.
double time_offset(double time);

}  // namespace sheaf
