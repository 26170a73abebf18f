/** All that is known to be wrong with the drawing: what the check said at once, and what only exploring found. */

import { useMemo } from "react";
import { useChecks } from "../../checks/store";
import { useExploration } from "./exploring";
import { type KnownFindings, withExplored } from "./problems";

export function useKnownFindings(): KnownFindings {
  const findings = useChecks((checks) => checks.findings);
  const byNode = useChecks((checks) => checks.byNode);
  const explored = useExploration((exploration) => exploration.told?.findings);
  return useMemo(() => withExplored({ findings, byNode }, explored ?? []), [findings, byNode, explored]);
}
