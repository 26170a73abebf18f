/** One flow: loads it, then hands it to the editor. */

import { ReactFlowProvider } from "@xyflow/react";
import { Alert, Button, Spin } from "antd";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { useCatalogue, useFlow } from "../api/queries";
import type { components } from "../api/schema";
import { usePreferences } from "../app/preferences";
import { inWords } from "../app/problems";
import { openDrawing } from "../document/store";
import { languagesOf, languageToHear } from "../document/values";
import { Editor } from "../editor/Editor";
import { useLooking } from "../editor/selection";
import { useSaving } from "../saving/store";

type Flow = components["schemas"]["FlowShape"];

const HeadlessFlow = lazy(() => import("./headless/HeadlessFlow"));

export default function EditorPage({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const { data, error, refetch } = useFlow(flow);
  const [opened, setOpened] = useState<"drawing" | "text">();
  // Links of other pages lead to a node: `/flows/telebank?node=main`.
  const asked = new URLSearchParams(useSearch());
  const node = asked.get("node");
  // Or to what a real caller did: `/flows/telebank?call=20260302T…`.
  const call = asked.get("call");

  const open = useCallback(
    (found: Flow) => {
      if (found.document) {
        openDrawing({ document: found.document, layout: found.layout ?? {} });
        useLooking.setState({
          selected: new Set(),
          paints: {},
          heard: languageToHear(languagesOf(found.document.header), usePreferences.getState().language),
        });
        if (node) useLooking.getState().seek(node);
        if (call) void import("../drawer/tests/realCalls").then((real) => real.playRealCall(flow, call));
      }
      useSaving.setState({ state: "saved", revision: found.revision, clash: undefined });
      setOpened(found.document ? "drawing" : "text");
    },
    [flow, node, call],
  );
  useEffect(() => {
    if (data && !opened) open(data);
  }, [data, opened, open]);

  const problem = error ?? catalogue.error;
  if (problem) {
    return (
      <Alert
        type="warning"
        showIcon
        title={inWords(problem, t)}
        action={<Button onClick={() => void refetch()}>{t("problem.retry")}</Button>}
      />
    );
  }
  if (!data || !catalogue.data || !opened) return <Spin fullscreen />;
  if (opened === "text") {
    const mended = () => void refetch().then((again) => again.data && open(again.data));
    return (
      <Suspense fallback={<Spin fullscreen />}>
        <HeadlessFlow flow={flow} text={data.text} revision={data.revision} onMended={mended} />
      </Suspense>
    );
  }
  return (
    <ReactFlowProvider>
      <Editor flow={flow} catalogue={catalogue.data} />
    </ReactFlowProvider>
  );
}
