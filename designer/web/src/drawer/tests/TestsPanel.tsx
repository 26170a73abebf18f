/** The tests of the flow: a list with what came of each, their text, what they cover, how long callers take. */

import { EditorView } from "@codemirror/view";
import { Alert, Button, Empty, Segmented, Space, Spin, Tag, Tooltip } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { useDrawing } from "../../document/store";
import { playCall } from "../simulator/store";
import { useDrawer } from "../store";
import { CallsEditor } from "./CallsEditor";
import { lineOfStep, textOfConversation } from "./conversationText";
import { RealCalls } from "./RealCalls";
import { Suggestions } from "./Suggestions";
import { loadTests, runTests, saveTests, useTests } from "./store";
import { TestRow } from "./TestRow";
import { TestsMerge } from "./TestsMerge";
import { Times } from "./Times";
import { measureTimes, type Painted, usePaintedTests, useTestPaint } from "./useTestPaint";
import "./tests.css";

/** What is run on the drawing: the tests that people wrote, or the calls that callers made. */
export default function TestsPanel({ flow, readOnly }: { flow: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const [part, setPart] = useState<"tests" | "realCalls">("tests");
  return (
    <div className="tests-and-calls">
      <Segmented
        aria-label={t("drawer.tests")}
        size="small"
        value={part}
        onChange={setPart}
        options={[
          { value: "tests", label: t("realCalls.tests") },
          { value: "realCalls", label: t("realCalls.title") },
        ]}
      />
      {part === "tests" ? <Tests flow={flow} readOnly={readOnly} /> : <RealCalls flow={flow} />}
    </div>
  );
}

function Tests({ flow, readOnly }: { flow: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const tests = useTests();
  const shown = useDrawer((drawer) => drawer.tab === "tests");
  const show = useDrawer((drawer) => drawer.show);
  const editor = useRef<EditorView | undefined>(undefined);
  usePaintedTests(flow);
  useEffect(() => {
    // Also when coming back: the simulator may have kept another one.
    if (shown) void loadTests(flow);
  }, [flow, shown]);
  useEffect(() => () => void saveTests(), []);

  const starts = tests.listed.map((each) => each.line);
  const showLine = (line: number) => {
    const view = editor.current;
    if (!view || line > view.state.doc.lines) return;
    const { from } = view.state.doc.line(line);
    view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 20 }),
    });
  };
  return (
    <div className="tests">
      <Toolbar flow={flow} readOnly={readOnly} />
      <TestsMerge />
      {tests.problem ? <Alert type="error" showIcon title={inWords(tests.problem, t)} /> : null}
      <div className="tests-body">
        <ul className="tests-list" aria-label={t("drawer.tests")}>
          {tests.listed.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("tests.none")} />
          ) : null}
          {tests.listed.map((conversation) => (
            <TestRow
              key={conversation.line}
              conversation={conversation}
              run={tests.runs.get(conversation.title)}
              disabled={tests.busy}
              onRun={() => void runTests([conversation.title])}
              onShow={(step) =>
                showLine(
                  step === undefined ? conversation.line : lineOfStep(tests.text, conversation.line, step),
                )
              }
              onPlay={() => {
                show("simulator");
                void playCall(flow, textOfConversation(tests.text, conversation.line, starts));
              }}
            />
          ))}
        </ul>
        <CallsEditor
          readOnly={readOnly}
          onReady={(view) => {
            editor.current = view;
          }}
        />
      </div>
    </div>
  );
}

function Toolbar({ flow, readOnly }: { flow: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const { runs, coverage, busy, unsaved, about, listed } = useTests();
  const { painted, timing, measuring, problem } = useTestPaint();
  const document = useDrawing((drawing) => drawing.document);
  const all = [...runs.values()];
  const failed = all.filter((run) => !run.passed).length;
  const covered = coverage.find((each) => each.flow === flow);
  const paint = (chosen: Painted) => {
    useTestPaint.setState({ painted: chosen });
    if (chosen === "coverage" && !covered) void runTests();
    if (chosen === "timing") void measureTimes(flow);
  };
  return (
    <Space size="small" wrap className="tests-toolbar">
      <Button
        size="small"
        type="primary"
        loading={busy}
        disabled={listed.length === 0}
        onClick={() => void runTests()}
      >
        {t("tests.runAll")}
      </Button>
      {readOnly ? null : <Suggestions />}
      {all.length > 0 ? (
        <Tag color={failed > 0 ? "red" : "green"} role="status">
          {failed > 0
            ? t("tests.someFail", { count: failed, all: all.length })
            : t("tests.allHold", { count: all.length })}
        </Tag>
      ) : null}
      {covered ? (
        <Tooltip title={t("tests.coveredHelp")}>
          <Tag>{t("tests.covered", { percent: Math.round(covered.percent) })}</Tag>
        </Tooltip>
      ) : null}
      {all.length > 0 && about !== document ? <Tag color="gold">{t("tests.edited")}</Tag> : null}
      {unsaved ? <Tag color="gold">{t("saving.unsaved")}</Tag> : null}
      <span id="tests-painted">{t("tests.painted")}</span>
      <Segmented<Painted>
        size="small"
        aria-labelledby="tests-painted"
        value={painted}
        onChange={paint}
        options={[
          { value: "nothing", label: t("tests.paint.nothing") },
          { value: "coverage", label: t("tests.paint.coverage") },
          { value: "timing", label: t("tests.paint.timing") },
        ]}
      />
      {measuring ? <Spin size="small" /> : null}
      {painted === "timing" && problem ? <Tag color="red">{inWords(problem, t)}</Tag> : null}
      {painted === "timing" && timing ? <Times timing={timing} /> : null}
    </Space>
  );
}
