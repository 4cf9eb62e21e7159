// J. Meeus, Astronomical Algorithms (2nd ed.), chapters 22, 25 and 32, with the sun from
// earth_orbit.h and the rate of precession of today (-0.29965" a century against IAU 1976).
#include "digest/calendar/sun.h"

#include <cmath>
#include <numbers>
#include <span>

#include "digest/calendar/earth_orbit.h"

namespace sheaf {
namespace {

constexpr double kRadian = 180 / std::numbers::pi;
constexpr double kArcsecond = 1 / 3600.0;
constexpr double kDaysPerYear = 365.2422;

double sum(std::span<const OrbitTerm> terms, double t) {
  double total = 0;
  for (const OrbitTerm& term : terms)
    total += term.amplitude * std::cos(term.phase + term.frequency * t);
  return total;
}

// Multiples of D, M, M', F, Ω, and the sine's coefficient with its change a century, in 0.0001".
struct NutationTerm {
  int d, m, m1, f, node;
  double sine, change;
};
constexpr NutationTerm kNutation[] = {
    {0, 0, 0, 0, 1, -171996, -174.2}, {-2, 0, 0, 2, 2, -13187, -1.6}, {0, 0, 0, 2, 2, -2274, -0.2},
    {0, 0, 0, 0, 2, 2062, 0.2},       {0, 1, 0, 0, 0, 1426, -3.4},    {0, 0, 1, 0, 0, 712, 0.1},
    {-2, 1, 0, 2, 2, -517, 1.2},      {0, 0, 0, 2, 1, -386, -0.4},    {0, 0, 1, 2, 2, -301, 0},
    {-2, -1, 0, 2, 2, 217, -0.5},     {-2, 0, 1, 0, 0, -158, 0},      {-2, 0, 0, 2, 1, 129, 0.1},
    {0, 0, -1, 2, 2, 123, 0},         {2, 0, 0, 0, 0, 63, 0},         {0, 0, 1, 0, 1, 63, 0.1},
    {2, 0, -1, 2, 2, -59, 0},         {0, 0, -1, 0, 1, -58, -0.1},    {0, 0, 1, 2, 1, -51, 0},
    {-2, 0, 2, 0, 0, 48, 0},          {0, 0, -2, 2, 1, 46, 0},        {2, 0, 0, 2, 2, -38, 0},
    {0, 0, 2, 2, 2, -31, 0},          {0, 0, 2, 0, 0, 29, 0},         {-2, 0, 1, 2, 2, 29, 0},
    {0, 0, 0, 2, 0, 26, 0},           {-2, 0, 0, 2, 0, -22, 0},       {0, 0, -1, 2, 1, 21, 0},
    {0, 2, 0, 0, 0, 17, -0.1},        {2, 0, -1, 0, 1, 16, 0},        {-2, 2, 0, 2, 2, -16, 0.1},
    {0, 1, 0, 0, 1, -15, 0},          {-2, 0, 1, 0, 1, -13, 0},       {0, -1, 0, 0, 1, -12, 0},
    {0, 0, 2, -2, 0, 11, 0},          {2, 0, -1, 2, 1, -10, 0},
};

// In longitude, degrees; t in Julian centuries.
double nutation(double t) {
  const double d = 297.85036 + t * (445267.111480 + t * (-0.0019142 + t / 189474));
  const double m = 357.52772 + t * (35999.050340 + t * (-0.0001603 - t / 300000));
  const double m1 = 134.96298 + t * (477198.867398 + t * (0.0086972 + t / 56250));
  const double f = 93.27191 + t * (483202.017538 + t * (-0.0036825 + t / 327270));
  const double node = 125.04452 + t * (-1934.136261 + t * (0.0020708 + t / 450000));
  double total = 0;
  for (const NutationTerm& term : kNutation) {
    const double angle = term.d * d + term.m * m + term.m1 * m1 + term.f * f + term.node * node;
    total += (term.sine + term.change * t) * std::sin(angle / kRadian);
  }
  return total * 0.0001 * kArcsecond;
}

double wrapped(double degrees) {
  const double turned = std::fmod(degrees, 360);
  return turned < 0 ? turned + 360 : turned;
}

double longitude_at_tt(double days) {
  const double t = days / 365250;
  const double century = days / 36525;
  const double heliocentric =
      sum(kLongitude0, t) + t * (sum(kLongitude1, t) + t * sum(kLongitude2, t));
  const double distance = sum(kDistance0, t) + t * sum(kDistance1, t);
  const double frame = -0.09033 - 0.29965 * century;  // to FK5, and precession
  const double aberration = -20.4898 / distance;
  return wrapped(heliocentric * kRadian + 180 + (frame + aberration) * kArcsecond +
                 nutation(century));
}

// A year (and its part) with the value from then on, or there.
struct Knot {
  double year, seconds;
};

// TT - UT1 by the spline of Stephenson, Morrison and Hohenkerk.
constexpr Knot kBefore1972[] = {
    {1900, -1.9},    {1904.76, 4.6},  {1910, 11.2},    {1911.35, 12.9}, {1915.16, 17.7},
    {1917.4, 19.8},  {1919.15, 21.1}, {1921.04, 22.2}, {1923.14, 23.2}, {1925, 23.7},
    {1930, 24.4},    {1935, 23.9},    {1940, 24.4},    {1945, 26.8},    {1950, 28.9},
    {1951.97, 29.7}, {1955.08, 30.4}, {1960, 33.1},    {1962.92, 33.9}, {1965, 35.7},
    {1970, 39.9},    {1970.9, 40.9},  {1972, 42.2},
};

// Leap seconds: TT - UTC from the beginning or the middle of a year on.
constexpr Knot kLeapSeconds[] = {
    {1972, 42.184},   {1972.5, 43.184}, {1973, 44.184},   {1974, 45.184},   {1975, 46.184},
    {1976, 47.184},   {1977, 48.184},   {1978, 49.184},   {1979, 50.184},   {1980, 51.184},
    {1981.5, 52.184}, {1982.5, 53.184}, {1983.5, 54.184}, {1985.5, 55.184}, {1988, 56.184},
    {1990, 57.184},   {1991, 58.184},   {1992.5, 59.184}, {1993.5, 60.184}, {1994.5, 61.184},
    {1996, 62.184},   {1997.5, 63.184}, {1999, 64.184},   {2006, 65.184},   {2009, 66.184},
    {2012.5, 67.184}, {2015.5, 68.184}, {2017, 69.184},
};
constexpr double kForecastBegins = 2027;

double interpolated(double year) {
  const std::span<const Knot> knots = kBefore1972;
  std::size_t i = 1;
  while (i + 1 < knots.size() && knots[i].year < year) ++i;
  const Knot &a = knots[i - 1], &b = knots[i];
  return a.seconds + (b.seconds - a.seconds) * (year - a.year) / (b.year - a.year);
}

double leap_seconds(double year) {
  double seconds = kLeapSeconds[0].seconds;
  for (const Knot& knot : kLeapSeconds) {
    if (knot.year <= year + 1e-3) seconds = knot.seconds;
  }
  return seconds;
}

// The long-term parabola and wave of the same authors, made to begin at today's value.
double forecast(double year) {
  const double u = (year - 1825) / 100;
  return 31.4115 * u * u + 284.8436 * std::cos(2 * std::numbers::pi * (u + 0.75) / 14) - 150.57;
}

}  // namespace

double time_offset(double time) {
  const double year = 2000 + (time + 0.5) / kDaysPerYear;
  if (year < 1972) return interpolated(year);
  return year < kForecastBegins ? leap_seconds(year) : forecast(year);
}

double solar_longitude(double time) { return longitude_at_tt(time + time_offset(time) / 86400); }

double find_solar_moment(double longitude, double guess) {
  double time = guess;
  for (int i = 0; i < 8; ++i) {
    const double missing = std::remainder(longitude - solar_longitude(time), 360);
    time += missing * kDaysPerYear / 360;
  }
  return time;
}

}  // namespace sheaf
