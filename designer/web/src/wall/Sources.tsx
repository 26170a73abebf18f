/** The company's databases and services: whether they answer, how fast, how often not. */

import { Card, Table, Tag } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { same } from "./same";
import type { Engine, Source } from "./types";

const COLOURS: Record<string, string> = { up: "success", down: "error" };

const sourcesOf = (engines: readonly Engine[]) =>
  engines.map(({ name, link, sources }) => [name, link, sources]);

export const Sources = memo(SourcesCard, (before, now) =>
  same(sourcesOf(before.engines), sourcesOf(now.engines)),
);

function SourcesCard({ engines }: { engines: readonly Engine[] }) {
  const { t, i18n } = useTranslation();
  const watched = engines.filter(({ link, sources }) => link === "watched" && sources);
  const rows = watched.flatMap(({ name, sources }) =>
    (sources ?? []).map((source) => ({ ...source, engine: name })),
  );
  const ms = (value: number | null) =>
    value === null ? "–" : t("wall.ms", { ms: Math.round(value).toLocaleString(i18n.language) });
  return (
    <Card size="small" className="wall-sources" title={<h3>{t("wall.sources")}</h3>}>
      <Table<Source & { engine: string }>
        size="small"
        pagination={false}
        rowKey={({ engine, name }) => `${engine}/${name}`}
        dataSource={rows}
        locale={{ emptyText: t("wall.noSources") }}
        columns={[
          { title: t("wall.source"), dataIndex: "name", rowScope: "row" },
          ...(watched.length > 1 ? [{ title: t("wall.engine"), dataIndex: "engine" }] : []),
          {
            title: t("wall.reachable"),
            render: (_, { state }) => (
              <Tag color={COLOURS[state] ?? "default"}>{t(`wall.sourceState.${state}`)}</Tag>
            ),
          },
          {
            title: t("wall.latency"),
            width: 170,
            align: "end",
            render: (_, { p50_ms, p95_ms }) => (p50_ms === null ? "–" : `${ms(p50_ms)} · ${ms(p95_ms)}`),
          },
          { title: t("wall.answeredQueries"), dataIndex: "answered", align: "end" },
          {
            title: t("wall.failedQueries"),
            dataIndex: "failed",
            align: "end",
            render: (failed: number) => <span className={failed > 0 ? "wall-bad" : undefined}>{failed}</span>,
          },
        ]}
      />
    </Card>
  );
}
