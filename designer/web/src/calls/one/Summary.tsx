/** What is known of a call at a glance. */

import { Descriptions, Space, Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Foreign } from "../CallTable";
import { asClock } from "../lengths";
import { OutcomeTag } from "../OutcomeTag";
import type { CallTold } from "../queries";
import { useOffered } from "../useOffered";

export function Summary({ told }: { told: CallTold }) {
  const { t } = useTranslation();
  const offered = useOffered();
  const { call, facts, versions } = told;
  const version = versions.find(({ flow }) => flow === call.flow)?.number;
  const items: [string, ReactNode][] = [
    ["outcome", <OutcomeTag key="outcome" call={call} />],
    ["offered", offered(call.offered)],
    ["caller", call.ani ? <Foreign key="ani" text={call.ani} /> : t("calls.withheld")],
    ["dialled", <Foreign key="dnis" text={call.dnis} />],
    ["by.flow", version ? `${call.flow} · ${t("flows.version", { number: version })}` : call.flow],
    ["by.route", call.route],
    ["length", typeof call.duration_ms === "number" ? asClock(call.duration_ms) : ""],
    ["by.node", call.left_at],
    ["endedBy", call.ended_by ? t(`calls.endings.${call.ended_by}`, call.ended_by) : ""],
    ["cause", call.cause ? <Foreign key="cause" text={call.cause} /> : ""],
    ["queue", call.queue],
    ["language", call.language],
    ["milestones", call.milestones.length > 0 ? <Milestones key="milestones" told={told} /> : ""],
    [
      "by.release",
      call.release ? (
        <code key="release" title={call.release}>
          {call.release.slice(0, 12)}
        </code>
      ) : (
        ""
      ),
    ],
    ["id", <code key="id">{call.call_id}</code>],
  ];
  return (
    <Descriptions
      className="call-summary"
      size="small"
      column={{ xs: 1, sm: 2, md: 3, lg: 4, xl: 5 }}
      items={[
        ...items
          .filter(([, value]) => value !== "" && value !== undefined)
          .map(([key, children]) => ({ key, label: t(`calls.${key}`), children })),
        ...facts.map(({ name, value }) => ({
          key: name,
          label: t(`calls.facts.${name}`, name),
          children: <Foreign text={value ?? ""} />,
        })),
      ]}
    />
  );
}

function Milestones({ told }: { told: CallTold }) {
  return (
    <Space size={4} wrap>
      {told.call.milestones.map(({ name, at_ms, customer_class, data }) => (
        <Tag
          key={`${name} ${at_ms}`}
          color="green"
          title={data?.map((each) => `${each.name}: ${each.value}`).join(", ")}
        >
          {name}
          {customer_class ? (
            <>
              {" "}
              · <bdi>{customer_class}</bdi>
            </>
          ) : null}
        </Tag>
      ))}
    </Space>
  );
}
