/** Which flows use it: links to them, with the nodes on demand. */

import { Tooltip, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Summary } from "./types";

export function UsedBy({ uses }: { uses: Summary["uses"] }) {
  const { t } = useTranslation();
  const flows = new Map<string, Summary["uses"]>();
  for (const use of uses) flows.set(use.flow, [...(flows.get(use.flow) ?? []), use]);
  if (flows.size === 0) return <Typography.Text type="secondary">{t("live.unused")}</Typography.Text>;
  return (
    <span className="live-uses">
      {[...flows].map(([flow, nodes]) => (
        <Tooltip
          key={flow}
          title={[
            nodes.map(({ node, node_title }) => node_title || node).join(", "),
            nodes.some(({ published }) => published) ? t("live.usedNow") : t("live.usedInDraft"),
          ].join(" · ")}
        >
          <Link href={`/flows/${flow}`}>{nodes[0]?.flow_title || flow}</Link>
        </Tooltip>
      ))}
    </span>
  );
}
