/** Every call in progress: who, where in which flow, for how long. Only the rows that are in view are drawn. */

import { Empty, Input, Select, Table, type TableColumnsType } from "antd";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { languageName } from "../inspector/languageName";
import { clock } from "./durations";
import type { Names } from "./queries";
import { roledColumns, roledTable, useTableRole } from "./tableRoles";
import type { WallCall } from "./types";

interface Props {
  calls: readonly WallCall[];
  names: Names;
  /** The server's clock. */
  now: number;
  several: boolean;
}

const HEIGHT = 460;

/** What is written about a call; searching looks through all of it. */
function words(call: WallCall, names: Names): string {
  const { ani, name, dnis, flow, at_flow, at, peer, agent, engine } = call;
  return [ani, name, dnis, flow, names.flow(flow), at, names.node(at_flow, at), peer, agent, engine]
    .join("\n")
    .toLowerCase();
}

export function Channels({ calls, names, now, several }: Props) {
  const { t } = useTranslation();
  const [sought, seek] = useState("");
  const [flow, chooseFlow] = useState<string>();
  const [doing, chooseDoing] = useState<string>();
  const word = sought.trim().toLowerCase();
  const shown = useMemo(
    () =>
      calls.filter(
        (call) =>
          (flow === undefined || call.flow === flow) &&
          (doing === undefined || call.doing === doing) &&
          (word === "" || words(call, names).includes(word)),
      ),
    [calls, names, flow, doing, word],
  );
  const table = useTableRole(shown.length, t("wall.channels"));
  const flows = [...new Set(calls.map((call) => call.flow))].sort();
  const columns: TableColumnsType<WallCall> = [
    {
      title: t("wall.caller"),
      width: 180,
      ellipsis: true,
      render: (_, call) => <Caller call={call} />,
    },
    { title: t("wall.dialled"), dataIndex: "dnis", width: 110, ellipsis: true },
    {
      title: t("wall.flow"),
      width: 190,
      ellipsis: true,
      render: (_, call) => (
        <>
          {names.flow(call.flow)}{" "}
          <small className="page-detail">
            {call.test ? t("wall.test", { what: call.test }) : call.version ? `v${call.version}` : ""}
          </small>
        </>
      ),
    },
    {
      title: t("wall.node"),
      ellipsis: true,
      render: (_, call) => (
        <>
          {call.at_flow === call.flow ? null : (
            <small className="page-detail">{names.flow(call.at_flow)} › </small>
          )}
          {names.node(call.at_flow, call.at)}
        </>
      ),
    },
    {
      title: t("wall.there"),
      width: 120,
      align: "end",
      sorter: (one, other) => other.since - one.since,
      render: (_, { since }) => clock(now - since),
    },
    { title: t("wall.doing"), width: 130, render: (_, call) => t(`wall.does.${call.doing}`) },
    {
      title: t("wall.language"),
      width: 150,
      ellipsis: true,
      render: (_, { language }) => (language ? languageName(language) : ""),
    },
    {
      title: t("wall.lasts"),
      width: 100,
      align: "end",
      sorter: (one, other) => other.started - one.started,
      render: (_, { started }) => clock(now - started),
    },
    ...(several ? [{ title: t("wall.engine"), dataIndex: "engine", width: 110, ellipsis: true }] : []),
  ];
  return (
    <section aria-label={t("wall.channels")}>
      <div className="wall-tools">
        <h2>
          {t("wall.channels")} <small className="page-detail">{shown.length.toLocaleString()}</small>
        </h2>
        <Input.Search
          className="wall-search"
          allowClear
          placeholder={t("wall.find")}
          aria-label={t("wall.find")}
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
        <Select
          allowClear
          className="wall-choice"
          placeholder={t("wall.allFlows")}
          aria-label={t("wall.flow")}
          value={flow}
          onChange={chooseFlow}
          options={flows.map((id) => ({ value: id, label: names.flow(id) }))}
        />
        <Select
          allowClear
          className="wall-choice"
          placeholder={t("wall.allDoing")}
          aria-label={t("wall.doing")}
          value={doing}
          onChange={chooseDoing}
          options={DOING.map((each) => ({ value: each, label: t(`wall.does.${each}`) }))}
        />
      </div>
      <div ref={table}>
        <Table<WallCall>
          virtual
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ y: HEIGHT, x: 1100 }}
          dataSource={shown as WallCall[]}
          columns={roledColumns(shown.length, columns)}
          {...roledTable<WallCall>(shown.length)}
          rowClassName={({ doing: does }) => (does === "ending" ? "wall-ending" : "")}
          locale={{
            emptyText: (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={t(calls.length ? "wall.noneFound" : "wall.noCalls")}
              />
            ),
          }}
        />
      </div>
    </section>
  );
}

const DOING = [
  "ringing",
  "playing",
  "asking",
  "looking_up",
  "recording",
  "queued",
  "transferring",
  "waiting",
  "ending",
] as const;

/** What the network says of a caller may be anything: it is text, set apart so that it cannot turn what is around it. */
const Caller = memo(function Caller({ call: { ani, name, agent, peer } }: { call: WallCall }) {
  const { t } = useTranslation();
  return (
    <span title={[name, peer, agent].filter(Boolean).join("\n")}>
      <bdi className="wall-mono">{ani || t("wall.withheld")}</bdi>{" "}
      <small className="page-detail">
        <bdi>{name}</bdi>
      </small>
    </span>
  );
});
