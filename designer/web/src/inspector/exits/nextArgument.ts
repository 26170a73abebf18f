/** What a new line of a repeating exit begins with, so that it is not like one that is there already. */

import { readShare, writeShare } from "../../document/written/plain";
import { readText, writeText } from "../../document/written/texts";

const KEYS = "1234567890*#";

export function nextArgument(widget: string, taken: readonly string[]): string {
  if (widget === "keys") {
    const used = new Set(taken.map((each) => readText(each)));
    return writeText([...KEYS].find((key) => !used.has(key)) ?? "");
  }
  if (widget === "share") {
    const given = taken.reduce((sum, each) => sum + (readShare(each)?.percent ?? 0), 0);
    return writeShare({ percent: Math.max(1, 100 - given), name: "" });
  }
  if (widget === "constant") return writeText("");
  return "true";
}
