/** Which findings belong to which line of the form. */

import type { Finding } from "../checks/types";

const WEIGHT: Record<string, number> = { error: 3, warning: 2, hint: 1 };

/** Those of one line, in one language or in all; `entry` is its index, undefined for a line that is not there. */
export function findingsAt(
  findings: readonly Finding[],
  at: { entry: number | undefined; field?: string; language?: string | null },
): Finding[] {
  return findings.filter((finding) => {
    const here =
      at.entry !== undefined && at.entry >= 0
        ? finding.entry === at.entry
        : finding.entry == null && at.field !== undefined && finding.field === at.field;
    return here && (at.language == null || finding.language == null || finding.language === at.language);
  });
}

/** Those that belong to no line of the form: said at its top. */
export function findingsAbove(findings: readonly Finding[], fields: ReadonlySet<string>): Finding[] {
  return findings.filter(
    (finding) => finding.entry == null && !(finding.field != null && fields.has(finding.field)),
  );
}

export function worstOf(findings: readonly Finding[]): "error" | "warning" | "hint" | undefined {
  let worst: Finding | undefined;
  for (const finding of findings) {
    if (!worst || (WEIGHT[finding.severity] ?? 0) > (WEIGHT[worst.severity] ?? 0)) worst = finding;
  }
  return worst?.severity as "error" | "warning" | "hint" | undefined;
}
