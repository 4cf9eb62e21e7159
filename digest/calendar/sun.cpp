// By ERFA, the routines of the IAU's SOFA: the Earth's place and speed by the series of eraEpv00,
// precession of IAU 2006, nutation of IAU 2000B, aberration.
#include "digest/calendar/sun.h"

#include <erfa.h>
#include <erfam.h>

#include <cmath>
#include <numbers>
#include <span>

namespace sheaf {
namespace {

constexpr double kRadian = 180 / std::numbers::pi;
constexpr double kDaysPerYear = 365.2422;
constexpr double kEpoch = ERFA_DJ00;  // J2000.0, from which times are counted
constexpr double kAuPerDayInLight = ERFA_AULT / ERFA_DAYSEC;

double wrapped(double degrees) {
  const double turned = std::fmod(degrees, 360);
  return turned < 0 ? turned + 360 : turned;
}

struct Vector {
  double xyz[3];
};

// The sun's direction from the Earth's centre in the ICRS, bent by the Earth's motion. TT serves as
// TDB: they differ by 2 ms.
Vector find_sun(double days) {
  double heliocentric[2][3], barycentric[2][3];
  (void)eraEpv00(kEpoch, days, heliocentric, barycentric);
  double away[3], towards[3], speed[3], distance = 0;
  eraPn(heliocentric[0], &distance, away);
  eraSxp(-1, away, towards);
  eraSxp(kAuPerDayInLight, barycentric[1], speed);
  const double slowing = std::sqrt(1 - eraPdp(speed, speed));  // 1 / Lorentz factor
  Vector sun;
  eraAb(towards, speed, distance, slowing, sun.xyz);
  return sun;
}

double longitude_at_tt(double days) {
  double dpsi = 0, deps = 0, obliquity = 0;
  eraNut00b(kEpoch, days, &dpsi, &deps);
  double bias[3][3], precession[3][3], both[3][3], nutation[3][3], to_date[3][3];
  eraPn06(kEpoch, days, dpsi, deps, &obliquity, bias, precession, both, nutation, to_date);
  eraRx(obliquity + deps, to_date);  // from the equator of date to its ecliptic
  Vector sun = find_sun(days);
  eraRxp(to_date, sun.xyz, sun.xyz);
  return wrapped(std::atan2(sun.xyz[1], sun.xyz[0]) * kRadian);
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

constexpr double kForecastBegins = 2027;

double interpolated(double year) {
  const std::span<const Knot> knots = kBefore1972;
  std::size_t i = 1;
  while (i + 1 < knots.size() && knots[i].year < year) ++i;
  const Knot &a = knots[i - 1], &b = knots[i];
  return a.seconds + (b.seconds - a.seconds) * (year - a.year) / (b.year - a.year);
}

// TT - UTC; ERFA keeps the list of leap seconds.
double leap_seconds(double time) {
  int year = 0, month = 0, day = 0;
  double part = 0, seconds = 0;
  (void)eraJd2cal(kEpoch, time, &year, &month, &day, &part);
  (void)eraDat(year, month, day, part, &seconds);
  return seconds + ERFA_TTMTAI;
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
  return year < kForecastBegins ? leap_seconds(time) : forecast(year);
}

double solar_longitude(double time) { return longitude_at_tt(time + time_offset(time) / 86400); }

double find_solar_moment(double longitude, double guess) {
  constexpr double kNearest = 1e-9;  // degrees: the sun moves so far in 0.1 ms
  double time = guess;
  for (int i = 0; i < 8; ++i) {
    const double missing = std::remainder(longitude - solar_longitude(time), 360);
    time += missing * kDaysPerYear / 360;
    if (std::abs(missing) < kNearest) break;
  }
  return time;
}

}  // namespace sheaf
