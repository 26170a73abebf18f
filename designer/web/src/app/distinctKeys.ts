/** Keys for rows that have no identity of their own: what they say, and a number for those that say the same again. */

/** As many keys as names, no two alike; rows that are added at the end leave those before as they are. */
export function distinctKeys(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return `${times} ${name}`;
  });
}
