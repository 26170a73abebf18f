/** The calls that were found, the newest first; each leads to its conversation. */

import { Button, Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { asClock } from "./lengths";
import { OutcomeTag } from "./OutcomeTag";
import type { CallRecord } from "./queries";
import { useOffered } from "./useOffered";

interface Props {
  calls: readonly CallRecord[];
  busy: boolean;
  /** There are filters: the list may be empty because of them. */
  filtered: boolean;
  onClear: () => void;
}

export function CallTable({ calls, busy, filtered, onClear }: Props) {
  const { t } = useTranslation();
  const offered = useOffered();
  const [, go] = useLocation();
  return (
    <Table<CallRecord>
      className="calls-table"
      size="small"
      rowKey="call_id"
      pagination={false}
      loading={busy && calls.length === 0}
      dataSource={[...calls]}
      scroll={{ x: "max-content" }}
      onRow={({ call_id }) => ({
        onClick: (event) => {
          // Links and selected text have a meaning of their own.
          if (event.target instanceof Element && event.target.closest("a")) return;
          if (!window.getSelection()?.toString()) go(pathOf(call_id));
        },
      })}
      locale={{
        emptyText: (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(filtered ? "calls.nothingFound" : "calls.none")}
          >
            {filtered ? <Button onClick={onClear}>{t("calls.clear")}</Button> : null}
          </Empty>
        ),
      }}
      columns={[
        {
          title: t("calls.offered"),
          render: (_, call) => <Link href={pathOf(call.call_id)}>{offered(call.offered)}</Link>,
        },
        {
          title: t("calls.outcome"),
          render: (_, call) => (
            <>
              <OutcomeTag call={call} />
              {call.is_test ? <Tag>{t("calls.test")}</Tag> : null}
            </>
          ),
        },
        {
          title: t("calls.caller"),
          render: (_, { ani }) =>
            ani ? <Foreign text={ani} /> : <span className="page-detail">{t("calls.withheld")}</span>,
        },
        { title: t("calls.dialled"), render: (_, { dnis }) => <Foreign text={dnis} /> },
        { title: t("calls.by.flow"), render: (_, { flow }) => flow },
        {
          title: t("calls.by.node"),
          render: (_, { flow, left_at }) => <Place flow={flow} place={left_at} />,
        },
        {
          title: t("calls.length"),
          align: "right",
          render: (_, { duration_ms }) =>
            typeof duration_ms === "number" ? (
              <span className="calls-number">{asClock(duration_ms)}</span>
            ) : null,
        },
        {
          title: t("calls.milestones"),
          render: (_, { milestones }) =>
            [...new Set(milestones.map(({ name }) => name))].map((name) => <Tag key={name}>{name}</Tag>),
        },
      ]}
    />
  );
}

export function pathOf(call: string): string {
  return `/calls/${encodeURIComponent(call)}`;
}

/** What the network sent: shown as text, on one line, in its own direction. */
export function Foreign({ text }: { text: string }) {
  return (
    <bdi className="calls-foreign" title={text}>
      {text}
    </bdi>
  );
}

/** `main` of the flow that the call came in by; of another flow with its name. */
function Place({ flow, place }: { flow: string; place: string }) {
  const node = place.startsWith(`${flow}.`) ? place.slice(flow.length + 1) : place;
  return <span title={place}>{node}</span>;
}
