/** Below the canvas: findings, and what else is said about the flow. */

import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { Catalogue } from "../catalogue/catalogue";
import { useChecks } from "../checks/store";
import { Problems } from "./Problems";
import "./drawer.css";

interface Props {
  flow: string;
  catalogue: Catalogue;
  readOnly: boolean;
}

export function Drawer(_: Props) {
  const { t } = useTranslation();
  const findings = useChecks((checks) => checks.findings.length);
  return (
    <section className="drawer" aria-label={t("drawer.label")}>
      <Tabs
        size="small"
        items={[
          {
            key: "problems",
            label: `${t("drawer.problems")} (${findings})`,
            children: <Problems />,
          },
        ]}
      />
    </section>
  );
}
