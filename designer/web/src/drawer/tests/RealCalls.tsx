/** Yesterday's callers on today's drawing: how many would go the same way, who would not, where, and to which end. */

import { PlayCircleOutlined } from "@ant-design/icons";
import { Alert, Button, Empty, Segmented, Space, Table, Tag, Tooltip } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useCatalogue } from "../../api/queries";
import { inWords } from "../../app/problems";
import { useMayI } from "../../app/session";
import { useDrawing } from "../../document/store";
import { pointAt } from "../problems/pointing";
import { useMoment, zone } from "../versions/moments";
import {
  type ChangedCall,
  endOf,
  NOTHING_REPLAYED,
  type Period,
  playRealCall,
  type ReplayAnswer,
  replayCalls,
  useRealCalls,
} from "./realCalls";

export function RealCalls({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { period, told, about, busy, problem } = useRealCalls();
  const document = useDrawing((drawing) => drawing.document);
  useEffect(() => () => useRealCalls.setState(NOTHING_REPLAYED), []);
  return (
    <div className="real-calls">
      <Space size="small" wrap>
        <Segmented<Period>
          size="small"
          aria-label={t("realCalls.period")}
          value={period}
          onChange={(chosen) => useRealCalls.setState({ period: chosen, told: undefined })}
          options={(["today", "yesterday", "week"] as const).map((value) => ({
            value,
            label: t(`realCalls.${value}`),
          }))}
        />
        <Button size="small" type="primary" loading={busy} onClick={() => void replayCalls(flow)}>
          {t("realCalls.run")}
        </Button>
        <small>{t("realCalls.zone", { zone: zone() })}</small>
        {told && about !== document ? <Tag color="gold">{t("tests.edited")}</Tag> : null}
      </Space>
      {problem ? <Alert type="error" showIcon title={inWords(problem, t)} /> : null}
      {told ? <Told flow={flow} told={told} /> : <p className="real-calls-help">{t("realCalls.help")}</p>}
    </div>
  );
}

function Told({ flow, told }: { flow: string; told: ReplayAnswer }) {
  const { t } = useTranslation();
  const notCompared = told.left_out.reduce((sum, each) => sum + each.calls, 0);
  if (told.calls === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("realCalls.none")} />;
  }
  return (
    <>
      <Space size="small" wrap role="status">
        <Tag>{t("realCalls.calls", { count: told.calls })}</Tag>
        <Tag color="green">{t("realCalls.same", { count: told.same })}</Tag>
        {told.diverged > 0 ? (
          <Tag color="gold">{t("realCalls.diverged", { count: told.diverged })}</Tag>
        ) : null}
        {told.undecided > 0 ? <Tag>{t("realCalls.undecided", { count: told.undecided })}</Tag> : null}
        {notCompared > 0 ? (
          <Tooltip title={told.left_out.map((each) => `${each.calls}: ${each.reason}`).join("; ")}>
            <Tag>{t("realCalls.leftOut", { count: notCompared })}</Tag>
          </Tooltip>
        ) : null}
        {told.complete ? null : <Tag color="gold">{t("realCalls.cut")}</Tag>}
      </Space>
      <ul>
        {told.outcomes.map(({ before, after, calls }) => (
          <li key={`${before} ${after}`}>
            {t("realCalls.otherEnd", { count: calls })} <End outcome={before} /> → <End outcome={after} />
          </li>
        ))}
        {told.heard_otherwise.map(({ place, calls }) => (
          <li key={place}>{t("realCalls.heardOtherwise", { count: calls, place })}</li>
        ))}
      </ul>
      {told.changed.length > 0 ? <Changed flow={flow} changed={told.changed} /> : null}
    </>
  );
}

function Changed({ flow, changed }: { flow: string; changed: readonly ChangedCall[] }) {
  const { t } = useTranslation();
  const moment = useMoment();
  const maySee = useMayI("calls.see");
  const catalogue = useCatalogue().data;
  const inWordsOf = (exit: string | null | undefined) => exit && (catalogue?.exitInWords(exit) ?? exit);
  return (
    <Table<ChangedCall>
      size="small"
      rowKey="call_id"
      dataSource={[...changed]}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      columns={[
        { title: t("realCalls.when"), render: (_, { offered }) => moment(offered) },
        {
          title: t("realCalls.where"),
          render: (_, { flow: at, node }) =>
            at === flow && node ? (
              <Button size="small" type="link" onClick={() => pointAt({ node })}>
                {node}
              </Button>
            ) : (
              [at, node].filter(Boolean).join(".")
            ),
        },
        { title: t("realCalls.before"), render: (_, call) => inWordsOf(call.exit_before) },
        { title: t("realCalls.now"), render: (_, call) => inWordsOf(call.exit_after) },
        {
          title: t("realCalls.end"),
          render: (_, { outcome_before, outcome_after, undecided }) => (
            <>
              <End outcome={outcome_before} /> →{" "}
              {undecided ? (
                <Tooltip title={undecided}>
                  <Tag>{t("realCalls.notKnown")}</Tag>
                </Tooltip>
              ) : (
                <End outcome={outcome_after} />
              )}
            </>
          ),
        },
        {
          render: (_, { call_id }) =>
            maySee ? (
              <Button
                size="small"
                icon={<PlayCircleOutlined />}
                onClick={() => void playRealCall(flow, call_id)}
              >
                {t("problems.play")}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function End({ outcome }: { outcome: string }) {
  const { t } = useTranslation();
  const { by, queue } = endOf(outcome);
  return (
    <>
      {t(`realCalls.endedBy.${by}`, by)}
      {queue ? ` (${queue})` : null}
    </>
  );
}
