/**
 * The same object for the same text. Pickers of dates and times take another object for another value, and put it in the
 * place of what is just being typed: when the page is rendered anew for other reasons, nothing typed may be lost.
 */

const MOST = 1_000;
const known = new Map<string, unknown>();

/** `text` tells all that the value is made of, and for what. */
export function sameFor<Value>(text: string, make: () => Value): Value {
  if (known.has(text)) return known.get(text) as Value;
  if (known.size >= MOST) known.clear();
  const made = make();
  known.set(text, made);
  return made;
}
