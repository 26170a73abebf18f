/** One call: what is known of it, its conversation, and its way on the drawing of the release that it ran on. */

import { ReactFlowProvider } from "@xyflow/react";
import { Alert, Button, Empty, Result, Spin, Splitter } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useCatalogue } from "../api/queries";
import { inWords } from "../app/problems";
import { TopBar } from "../app/TopBar";
import { Actions } from "../calls/one/Actions";
import { Steps } from "../calls/one/Steps";
import { Summary } from "../calls/one/Summary";
import { Talk } from "../calls/one/Talk";
import { WayCanvas } from "../calls/one/WayCanvas";
import { endOf } from "../calls/one/way";
import { type CallTold, type Stop, useCall, useFlowsOfCall } from "../calls/queries";
import { languagesOf } from "../document/values";
import "./pages.css";
import "../calls/calls.css";

export default function CallPage({ call }: { call: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall(call);
  return (
    <div className="page">
      <TopBar title={t("calls.one")} section="calls">
        {data ? <Actions call={data.call} /> : null}
      </TopBar>
      {error && !data ? (
        <Result
          status="warning"
          title={inWords(error, t)}
          extra={
            <>
              <Link href="/calls">{t("calls.toList")}</Link>
              <Button onClick={() => void refetch()}>{t("problem.retry")}</Button>
            </>
          }
        />
      ) : data ? (
        <Told told={data} />
      ) : (
        <Spin fullscreen />
      )}
    </div>
  );
}

const NO_STOPS: readonly Stop[] = [];

function Told({ told }: { told: CallTold }) {
  const { t } = useTranslation();
  const { call, lines } = told;
  const stops = told.stops ?? NO_STOPS;
  const [chosen, choose] = useState<number>();
  const running = call.outcome === "running";
  const end = useMemo(() => endOf(stops, lines, running), [stops, lines, running]);
  // Until something is chosen: the beginning, or where the call is now.
  const at = Math.min(chosen ?? (running ? stops.length - 1 : 0), stops.length - 1);
  const flows = useMemo(() => [...new Set(stops.map(({ flow }) => flow))], [stops]);
  const { byId, error } = useFlowsOfCall(call.call_id, call.release ? flows : []);
  const titles = useMemo(
    () =>
      new Map(
        [...byId.values()].flatMap(({ flow, document }) =>
          (document?.blocks ?? []).map((block) => [
            `${flow}.${block.id}`,
            "title" in block ? block.title : "",
          ]),
        ),
      ),
    [byId],
  );
  const name = useCallback(
    ({ flow, node }: Stop) => {
      const title = titles.get(`${flow}.${node}`) || node;
      return flow === call.flow ? title : `${flow}: ${title}`;
    },
    [titles, call.flow],
  );
  return (
    <main className="call-body">
      <Summary told={told} />
      <Remarks told={told} />
      {stops.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("calls.nowhere")} />
      ) : (
        <Splitter className="call-parts">
          <Splitter.Panel defaultSize={420} min={280} max="70%">
            <Talk
              stops={stops}
              lines={lines}
              answeredMs={told.answered_ms ?? 0}
              at={at}
              name={name}
              onChoose={choose}
            />
          </Splitter.Panel>
          <Splitter.Panel>
            <div className="call-way">
              <Steps stops={stops} at={at} name={name} end={end} onChoose={choose} />
              {error ? <Alert type="warning" showIcon title={inWords(error, t)} /> : null}
              <Drawn
                told={told}
                flow={stops[at]?.flow ?? call.flow}
                at={at}
                end={end}
                byId={byId}
                onChoose={choose}
              />
            </div>
          </Splitter.Panel>
        </Splitter>
      )}
    </main>
  );
}

interface DrawnProps {
  told: CallTold;
  flow: string;
  at: number;
  end: number;
  byId: ReturnType<typeof useFlowsOfCall>["byId"];
  onChoose: (stop: number) => void;
}

function Drawn({ told, flow, at, end, byId, onChoose }: DrawnProps) {
  const { t } = useTranslation();
  const catalogue = useCatalogue().data;
  const drawn = byId.get(flow);
  if (!drawn || !catalogue) return null;
  if (!drawn.document) return <Empty description={t("calls.unreadable")} />;
  return (
    <ReactFlowProvider key={flow}>
      <WayCanvas
        catalogue={catalogue}
        flow={flow}
        document={drawn.document}
        layout={drawn.layout}
        heard={told.call.language || (languagesOf(drawn.document.header)[0] ?? "")}
        stops={told.stops}
        at={at}
        end={end}
        onChoose={onChoose}
      />
    </ReactFlowProvider>
  );
}

/** What one must know about what is told. */
function Remarks({ told }: { told: CallTold }) {
  const { t } = useTranslation();
  const { call, journal, cut } = told;
  const remarks = [
    call.outcome === "running" ? t(call.is_lost ? "calls.lostHelp" : "calls.runningHelp") : "",
    journal === "none" && call.outcome !== "running"
      ? t(told.stops.length > 0 ? "calls.journalGone" : "calls.noJournal")
      : "",
    journal === "gap" ? t("calls.journalGap") : "",
    cut ? t("calls.tooLong") : "",
  ].filter(Boolean);
  return remarks.map((remark) => (
    <Alert key={remark} className="call-remark" type="info" showIcon title={remark} />
  ));
}
