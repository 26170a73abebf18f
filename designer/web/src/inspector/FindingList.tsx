/** Findings beside what they are about. */

import { CloseCircleFilled, InfoCircleFilled, WarningFilled } from "@ant-design/icons";
import { distinctKeys } from "../app/distinctKeys";
import { Sentence } from "../app/Sentence";
import type { Finding } from "../checks/types";

const ICONS: Record<string, React.ReactNode> = {
  error: <CloseCircleFilled />,
  warning: <WarningFilled />,
  hint: <InfoCircleFilled />,
};

export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const keys = distinctKeys(findings.map(({ code, message }) => `${code} ${message}`));
  return (
    <ul className="finding-list">
      {findings.map((finding, index) => (
        <li key={keys[index]} className={`finding finding-${finding.severity}`}>
          {ICONS[finding.severity]}
          <span>
            <Sentence text={finding.message} />{" "}
            {finding.suggestion ? (
              <em>
                <Sentence text={finding.suggestion} />
              </em>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
