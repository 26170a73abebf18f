/**
 * All findings about the drawing, the worst first, and how far exploring has come. One edit of a large flow can make
 * findings of a thousand nodes, which nobody reads: the first of each sort are there, more on demand.
 */

import { CheckCircleFilled } from "@ant-design/icons";
import { Alert, Button, Spin, Tag } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { distinctKeys } from "../../app/distinctKeys";
import { inWords } from "../../app/problems";
import { useChecks } from "../../checks/store";
import { useDrawing } from "../../document/store";
import { isBlock } from "../../document/types";
import { playCall } from "../simulator/store";
import { useDrawer } from "../store";
import { useExplanations } from "./explanations";
import { useExploration } from "./exploring";
import { ProblemRow } from "./ProblemRow";
import { pointAt } from "./pointing";
import { bySeverity, problemsOf } from "./problems";
import "./problems.css";

const FEW = 15;
const MORE = 200;

export function ProblemsPanel({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const findings = useChecks((checks) => checks.findings);
  const document = useDrawing((drawing) => drawing.document);
  const { told, about } = useExploration();
  const explanations = useExplanations();
  const show = useDrawer((drawer) => drawer.show);
  const [rows, setRows] = useState<Record<string, number>>({});
  const known = useMemo(
    () => problemsOf(findings, told?.findings ?? [], about === document),
    [findings, told, about, document],
  );
  // The canvas and the count come first; the list, when the browser has time for it.
  const problems = useDeferredValue(known);
  const titles = useMemo(
    () => new Map((document.blocks ?? []).map((block) => [block.id, isBlock(block) ? block.title : null])),
    [document],
  );
  return (
    <div className="problems-panel">
      <ExplorationState />
      {problems.length === 0 ? (
        <p className="problems-none">
          <CheckCircleFilled aria-hidden /> {t("problems.none")}
        </p>
      ) : null}
      {bySeverity(problems).map(([severity, all]) => {
        const shown = rows[severity] ?? FEW;
        const group = all.slice(0, shown);
        const keys = distinctKeys(group.map(({ finding }) => `${finding.code} ${finding.node}`));
        return (
          <section key={severity} aria-label={t(`problems.many.${severity}`, severity)}>
            <h2>
              {t(`problems.many.${severity}`, severity)} <Tag>{all.length}</Tag>
            </h2>
            <ul>
              {group.map((problem, index) => {
                const { finding } = problem;
                return (
                  <ProblemRow
                    key={keys[index]}
                    problem={problem}
                    title={finding.node ? titles.get(finding.node) || finding.node : t("drawer.header")}
                    explanation={explanations?.get(finding.code)}
                    onShow={() => pointAt(finding)}
                    onPlay={() => {
                      show("simulator");
                      void playCall(flow, problem.conversation);
                    }}
                  />
                );
              })}
            </ul>
            {all.length > shown ? (
              <Button size="small" type="link" onClick={() => setRows({ ...rows, [severity]: shown + MORE })}>
                {t("problems.more", { count: all.length - shown })}
              </Button>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}

function ExplorationState() {
  const { t } = useTranslation();
  const document = useDrawing((drawing) => drawing.document);
  const canRun = useChecks((checks) => checks.canRun);
  const { told, about, busy, problem, exploreNow } = useExploration();
  const explore = (
    <Button size="small" onClick={exploreNow}>
      {t("problems.explore")}
    </Button>
  );
  if (busy)
    return (
      <p className="exploration" role="status">
        <Spin size="small" /> {t("problems.exploring")}
      </p>
    );
  if (problem) return <Alert type="warning" showIcon title={inWords(problem, t)} action={explore} />;
  if (!canRun) return null;
  if (!told || about !== document)
    return (
      <p className="exploration">
        {t("problems.notExplored")} {explore}
      </p>
    );
  return (
    <p className="exploration" role="status">
      {told.complete ? t("problems.explored") : t("problems.exploredInPart")}
      {(told.not_looked_at ?? []).map((what) => (
        <Tag key={what}>{what}</Tag>
      ))}
    </p>
  );
}
