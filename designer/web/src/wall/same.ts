/** Whether two things that were told are equal: what looks the same every second is not drawn every second. */

export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
