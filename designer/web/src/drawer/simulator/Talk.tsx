/** The conversation as it happens: what the flow says, what the caller does, what look-ups answered. */

import { Alert, Empty, Slider, Tag } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { distinctKeys } from "../../app/distinctKeys";
import { useLooking } from "../../editor/selection";
import { LookUp } from "./LookUp";
import { asClock } from "./progress";
import { type CallState, useSimulator } from "./store";

export function Talk({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const { call, shown } = useSimulator();
  const lines = call?.transcript ?? [];
  const visible = shown === undefined ? lines : lines.slice(0, shown);
  const keys = distinctKeys(visible.map(({ at_ms, who, text }) => `${at_ms} ${who} ${text}`));
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
          <Line key={keys[index]} line={line} flow={flow} />
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
      <End key={`${visible.length} ${call.pending?.length} ${call.ended}`} />
    </div>
  );
}

/** Scrolls to itself when it comes to be: another key, and what was added last is seen. */
function End() {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Nothing may be returned: browsers that know of it give a promise here.
    void end.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return <div ref={end} />;
}

function Line({ line, flow }: { line: CallState["transcript"][number]; flow: string }) {
  const { t } = useTranslation();
  const seek = useLooking((looking) => looking.seek);
  const { where } = line;
  const here = where?.flow === flow;
  return (
    <li className={`talk-line talk-${line.who}`}>
      <small>{asClock(line.at_ms)}</small>
      <span className="talk-text" lang={line.language || undefined}>
        {line.text}
        {line.cut ? <em> {t("simulator.cut")}</em> : null}
      </span>
      {where ? (
        <button type="button" className="talk-where" disabled={!here} onClick={() => seek(where.node)}>
          {here ? where.node : `${where.flow} · ${where.node}`}
        </button>
      ) : null}
    </li>
  );
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
