/** Lengths of time, as people read them on a clock. */

/** `1:05`; `1:02:03` from an hour on. */
export function asClock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `+0:05.3` after the answer, `−0:02.0` before it: tenths, since keys follow each other sooner than seconds. */
export function asMoment(ms: number): string {
  const tenths = Math.round(Math.abs(ms) / 100);
  const minutes = Math.floor(tenths / 600);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  return `${ms < 0 && tenths > 0 ? "−" : "+"}${minutes}:${rest}`;
}

/** How long an answer took: `40 ms`, `1.2 s`. */
export function asWait(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}
