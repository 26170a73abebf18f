/** Plain values: lengths of time, names with or without quotes, shares. Loss-free: what is not understood is undefined. */

import { readText } from "./texts";

/** Milliseconds in each unit, the smallest first. */
export const UNITS_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;
export type Unit = keyof typeof UNITS_MS;

export interface Length {
  amount: number;
  unit: Unit;
}

/** `1.5s` → 1.5 seconds. */
export function readLength(text: string): Length | undefined {
  const found = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h)$/.exec(text);
  return found ? { amount: Number(found[1]), unit: found[2] as Unit } : undefined;
}

export function writeLength({ amount, unit }: Length): string {
  return `${Number(amount.toFixed(3))}${unit}`;
}

export function lengthMs({ amount, unit }: Length): number {
  return Math.round(amount * UNITS_MS[unit]);
}

/** `cards` and `"cards"` are the same name. */
export function readName(text: string): string {
  return readText(text) ?? text;
}

/** As the language takes it: bare where it may be, in quotes where it has dots or dashes that it needs them for. */
export function writeName(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, "\\$&")}"`;
}

export interface Share {
  percent: number;
  name: string;
}

/** `"50 new"` → half of the calls, called new. */
export function readShare(text: string): Share | undefined {
  const found = /^"(\d{1,3})(?: ([\w -]{1,40}))?"$/.exec(text);
  return found ? { percent: Number(found[1]), name: found[2] ?? "" } : undefined;
}

export function writeShare({ percent, name }: Share): string {
  return `"${percent}${name.trim() ? ` ${name.trim()}` : ""}"`;
}
