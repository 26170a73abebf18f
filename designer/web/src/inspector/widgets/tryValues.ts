/** With what a try of a statement begins. */

import { readText } from "../../document/written/texts";

/**
 * A parameter as the form of a try shows it: what a node gives, as far as it is written out there. Texts go without their
 * quotes, since the server takes those as they are; a variable has no value here.
 */
export function givenText(written: string, type: string): string {
  if (type.split(" ")[0] === "text") return readText(written) ?? "";
  return /^[\d"(]|^(?:true|false)$|^[A-Z]{3} -?\d|^(?:date|time|datetime)\("/.test(written) ? written : "";
}
