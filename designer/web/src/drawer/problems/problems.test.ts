import { describe, expect, it } from "vitest";
import type { Finding } from "../../checks/types";
import { bySeverity, problemsOf, withExplored } from "./problems";

const finding = (code: string, node: string | null, severity = "error", line = 1): Finding => ({
  code,
  node,
  severity,
  message: `${code} in ${node}`,
  line,
  column: 1,
  end_line: line,
  end_column: 2,
  entry: null,
  field: null,
  language: null,
  suggestion: null,
});

const CALL = 'call "It"\n  press 1\n';

describe("problemsOf", () => {
  it("gives a finding of the check the call that exploring found for it, wherever its line is by now", () => {
    const found = problemsOf(
      [finding("IVR201", "main", "error", 7)],
      [{ finding: finding("IVR201", "main", "error", 3), conversation: CALL, shows: true }],
      true,
    );
    expect(found).toEqual([
      { finding: finding("IVR201", "main", "error", 7), conversation: CALL, shows: true, outdated: false },
    ]);
  });

  it("adds what only exploring found, and says when the drawing was another one", () => {
    const explored = [{ finding: finding("IVR401", "menu", "warning"), conversation: CALL, shows: true }];
    expect(problemsOf([], explored, true).map((each) => each.outdated)).toEqual([false]);
    expect(problemsOf([], explored, false).map((each) => each.outdated)).toEqual([true]);
  });
});

describe("bySeverity", () => {
  it("puts the worst first and keeps sorts that it does not know", () => {
    const problems = problemsOf(
      [finding("A", "a", "hint"), finding("B", "b"), finding("C", "c", "curious"), finding("D", "d")],
      [],
      true,
    );
    expect(bySeverity(problems).map(([severity, all]) => [severity, all.length])).toEqual([
      ["error", 2],
      ["hint", 1],
      ["curious", 1],
    ]);
  });
});

describe("withExplored", () => {
  const main = [finding("IVR106", "main", "warning")];
  const checked = { findings: main, byNode: new Map([["main", main]]) };

  it("counts what only exploring found on its node", () => {
    const known = withExplored(checked, [
      { finding: finding("IVR705", "divide", "warning"), conversation: "", shows: true },
    ]);
    expect(known.findings.map((each) => each.code)).toEqual(["IVR106", "IVR705"]);
    expect(known.byNode.get("divide")).toHaveLength(1);
    expect(known.byNode.get("main")).toBe(main);
  });

  it("counts what both found once", () => {
    expect(withExplored(checked, [{ finding: main[0] as Finding, conversation: "", shows: true }])).toBe(
      checked,
    );
  });
});
