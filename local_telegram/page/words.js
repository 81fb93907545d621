// Dates and times as people in the Netherlands write them.

const ZONE = "Europe/Amsterdam";
const format = (options) => new Intl.DateTimeFormat("nl-NL", { timeZone: ZONE, ...options });
const FULL = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const CLOCK = format({ hour: "2-digit", minute: "2-digit" });

export const moment = (date) => `${FULL.format(date)}, ${CLOCK.format(date)}`;
export const shortMoment = (date) => `${SHORT.format(date)}, ${CLOCK.format(date)}`;
export const day = (seconds) => FULL.format(new Date(seconds * 1000));
export const clock = (seconds) => CLOCK.format(new Date(seconds * 1000));
export const isoDay = (date) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(date);

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.round(kilo)} kB` : `${(kilo / 1024).toFixed(1).replace(".", ",")} MB`;
}
