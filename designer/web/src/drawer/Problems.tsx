/** All findings of the last check; choosing one shows its node. */

import { CloseCircleTwoTone, InfoCircleTwoTone, WarningTwoTone } from "@ant-design/icons";
import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { useChecks } from "../checks/store";
import { useLooking } from "../editor/selection";

const ICONS: Record<string, React.ReactNode> = {
  error: <CloseCircleTwoTone twoToneColor="#cf1322" />,
  warning: <WarningTwoTone twoToneColor="#d48806" />,
  hint: <InfoCircleTwoTone />,
};

export function Problems() {
  const { t } = useTranslation();
  const findings = useChecks((checks) => checks.findings);
  const seek = useLooking((looking) => looking.seek);
  if (findings.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("checks.sound")} />;
  }
  return (
    <ul className="problems">
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own
        <li key={index}>
          <button type="button" disabled={!finding.node} onClick={() => finding.node && seek(finding.node)}>
            {ICONS[finding.severity]} <strong>{finding.node ?? t("drawer.header")}</strong> {finding.message}
            {finding.suggestion ? <em> {finding.suggestion}</em> : null} <small>{finding.code}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
