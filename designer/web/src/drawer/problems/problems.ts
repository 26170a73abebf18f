/** What the check said at once and what exploring found later, as one list. */

import type { components } from "../../api/schema";
import type { Finding } from "../../checks/types";

export type ShownFinding = components["schemas"]["ShownFinding"];

export interface Problem {
  finding: Finding;
  /** A call that leads there, as a `.calls` file holds it; empty for none. */
  conversation: string;
  /** The call shows what is wrong; otherwise only the way to the node. */
  shows: boolean;
  /** Exploring found it in an earlier drawing: it may be mended by now. */
  outdated: boolean;
}

export const SEVERITIES = ["error", "warning", "hint"] as const;

/** `current`: the exploration was of the drawing as it is now. */
export function problemsOf(
  checked: readonly Finding[],
  explored: readonly ShownFinding[],
  current: boolean,
): Problem[] {
  const calls = new Map(explored.map((each) => [sameness(each.finding), each]));
  const problems = checked.map((finding): Problem => {
    const shown = calls.get(sameness(finding));
    calls.delete(sameness(finding));
    return {
      finding,
      conversation: shown?.conversation ?? "",
      shows: shown?.shows ?? false,
      outdated: false,
    };
  });
  for (const { finding, conversation, shows } of calls.values()) {
    problems.push({
      finding,
      conversation: conversation ?? "",
      shows: shows ?? false,
      outdated: !current,
    });
  }
  return problems;
}

/** By severity, the worst first; sorts that there are none of are left out. */
export function bySeverity(problems: readonly Problem[]): [string, Problem[]][] {
  const found = [...new Set(problems.map((problem) => problem.finding.severity))];
  const known = SEVERITIES.filter((severity) => found.includes(severity));
  const others = found.filter((severity) => !known.some((each) => each === severity));
  return [...known, ...others].map((severity) => [
    severity,
    problems.filter((problem) => problem.finding.severity === severity),
  ]);
}

export interface KnownFindings {
  findings: readonly Finding[];
  /** Those about the flow itself under "". */
  byNode: ReadonlyMap<string, readonly Finding[]>;
}

/** Lists of nodes that exploring adds nothing to stay the very objects that they were: their boxes are not redrawn. */
export function withExplored(checked: KnownFindings, explored: readonly ShownFinding[]): KnownFindings {
  const findings = problemsOf(checked.findings, explored, true).map((problem) => problem.finding);
  const added = findings.slice(checked.findings.length);
  if (added.length === 0) return checked;
  const byNode = new Map(checked.byNode);
  for (const finding of added) {
    const id = finding.node ?? "";
    byNode.set(id, [...(byNode.get(id) ?? []), finding]);
  }
  return { findings, byNode };
}

// Lines move with every edit above them; what is said about which node does not.
function sameness({ code, node, field, language, message }: Finding): string {
  return JSON.stringify([code, node ?? null, field ?? null, language ?? null, message]);
}
