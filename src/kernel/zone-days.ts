import { dateInZone } from './calendar-date.js';

const DAY_MS = 86_400_000;
/** Days remembered for each zone; ten years of events are fewer. */
const DAYS_MAX = 5_000;

interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  /** How far the zone's clocks are ahead of UTC as a UTC day begins; milliseconds. */
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/**
 * The calendar day that an instant falls on in a zone, as `dateInZone` gives it, in days since 1970-01-01. Formatting takes
 * 7 µs, and events of a file are of all days of the year; so the zone's offset is asked for once a day of UTC, and only
 * instants of a day in which clocks are changed are formatted.
 */
export function epochDayInZone(instantMs: number, zoneName: string): number {
  const utcDay = Math.floor(instantMs / DAY_MS);
  const zone = zoneOf(zoneName);
  const offset = offsetAt(zone, utcDay);
  return offset === offsetAt(zone, utcDay + 1)
    ? Math.floor((instantMs + offset) / DAY_MS)
    : dateInZone(instantMs, zoneName).toEpochDay();
}

/**
 * The instant with which a calendar day begins in a zone.
 * @param epochDay days since 1970-01-01
 */
export function startOfDayInZone(epochDay: number, zoneName: string): number {
  const zone = zoneOf(zoneName);
  const starts = [epochDay - 1, epochDay, epochDay + 1].map(
    (utcDay) => epochDay * DAY_MS - offsetAt(zone, utcDay),
  );
  // Where clocks are changed about then, the earlier may still be in the day before.
  const inIt = starts.filter((ms) => epochDayInZone(ms, zoneName) >= epochDay);
  return Math.min(...inIt);
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    zones.set(name, (zone = { formatter, offsets: new Map() }));
  }
  return zone;
}

function offsetAt({ formatter, offsets }: Zone, utcDay: number): number {
  let offset = offsets.get(utcDay);
  if (offset === undefined) {
    if (offsets.size >= DAYS_MAX) offsets.clear();
    offsets.set(utcDay, (offset = readOffset(formatter.format(utcDay * DAY_MS))));
  }
  return offset;
}

/** "11/22/2026, GMT+08:00", "GMT" alone for none, with seconds before standard time. */
function readOffset(text: string): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!match) throw new Error(`a zone's offset reads ${text}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const ahead = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return sign === '-' ? -ahead : ahead;
}
