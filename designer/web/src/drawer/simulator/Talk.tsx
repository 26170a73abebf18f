/** The conversation as it happens: what the flow says, what the caller does, what look-ups answered. */

import { Alert, Empty, Slider, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { distinctKeys } from "../../app/distinctKeys";
import { useLooking } from "../../editor/selection";
import { ScrolledTo } from "../ScrolledTo";
import { LookUp } from "./LookUp";
import { asClock, joined, type TalkLine } from "./progress";
import { type CallState, useSimulator } from "./store";
import { useTitles } from "./useTitles";

export function Talk({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { call, shown } = useSimulator();
  const lines = call?.transcript ?? [];
  const visible = joined(shown === undefined ? lines : lines.slice(0, shown));
  const keys = distinctKeys(visible.map(({ at_ms, who, text }) => `${at_ms} ${who} ${text}`));
  const titles = useTitles();
  if (!call) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("simulator.nothingHeard")} />;
  }
  return (
    <div className="talk">
      {shown === undefined ? null : (
        <Slider
          min={1}
          max={lines.length}
          value={shown}
          tooltip={{ formatter: null }}
          ariaLabelForHandle={t("simulator.played")}
          onChange={(value) => useSimulator.setState({ shown: value })}
        />
      )}
      <ol className="talk-lines" aria-live="polite" aria-label={t("simulator.conversation")}>
        {visible.map((line, index) => (
          <Line key={keys[index]} line={line} flow={flow} titles={titles} />
        ))}
      </ol>
      {shown === undefined ? (
        <>
          {(call.pending ?? []).map((pending) => (
            <LookUp key={pending.number} pending={pending} />
          ))}
          <Outcome call={call} />
        </>
      ) : null}
      <ScrolledTo key={`${visible.length} ${call.pending?.length} ${call.ended}`} />
    </div>
  );
}

function Line({ line, flow, titles }: { line: TalkLine; flow: string; titles: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const seek = useLooking((looking) => looking.seek);
  const { where } = line;
  const here = where?.flow === flow;
  return (
    <li className={`talk-line talk-${line.who}`}>
      <small>{asClock(line.at_ms)}</small>
      <span className="talk-text" lang={line.language || undefined}>
        <Words line={line} />
        {line.cut ? <em> {t("simulator.cut")}</em> : null}
      </span>
      {where ? (
        <button
          type="button"
          className="talk-where"
          title={where.node}
          disabled={!here}
          onClick={() => seek(where.node)}
        >
          {here ? titles.get(where.node) || where.node : `${where.flow} · ${where.node}`}
        </button>
      ) : null}
    </li>
  );
}

function Words({ line }: { line: TalkLine }) {
  const { t } = useTranslation();
  const { who, text, did, what = "", statement } = line;
  if (who === "host") {
    return (
      <>
        <code>{statement}</code>: {t(`simulator.outcome.${did}`, did ?? "")} {what}
      </>
    );
  }
  if (!did) return text;
  const timed = did === "wait" || did === "speak";
  return t(`simulator.did.${did}`, text, {
    what: timed ? t("simulator.seconds", { s: Number(what) / 1000 }) : what,
  });
}

function Outcome({ call }: { call: CallState }) {
  const { t } = useTranslation();
  const stuck = call.stuck ? (
    <Alert type="warning" showIcon title={`${t("simulator.stuck")}: ${call.stuck}`} />
  ) : null;
  if (call.rejected)
    return <Alert type="info" showIcon title={t("simulator.rejected", { cause: call.rejected })} />;
  if (!call.ended) return stuck;
  const handed = call.handed;
  const how = t(`simulator.endedBy.${call.ended_by}`, call.ended_by ?? "");
  return (
    <>
      {stuck}
      <Alert
        type="info"
        showIcon
        title={handed ? t(`simulator.handed.${handed.how}`, { to: handed.to }) : how}
        description={
          handed?.data?.length
            ? handed.data.map(({ name, value }) => (
                <Tag key={name}>
                  {name} = {value}
                </Tag>
              ))
            : undefined
        }
      />
    </>
  );
}
