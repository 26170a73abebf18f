/** One flow: loads it, then hands it to the editor. */

import { ReactFlowProvider } from "@xyflow/react";
import { Button, Result, Spin } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import { useCatalogue, useFlow } from "../api/queries";
import { inWords } from "../app/problems";
import { openDrawing } from "../document/store";
import { languagesOf } from "../document/values";
import { Editor } from "../editor/Editor";
import { useLooking } from "../editor/selection";
import { useSaving } from "../saving/store";

export default function EditorPage({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const { data, error, refetch } = useFlow(flow);
  const [opened, setOpened] = useState(false);
  // Links of other pages lead to a node: `/flows/telebank?node=main`.
  const node = new URLSearchParams(useSearch()).get("node");

  useEffect(() => {
    if (!data || opened) return;
    if (data.document) {
      openDrawing({ document: data.document, layout: data.layout ?? {} });
      useLooking.setState({
        selected: new Set(),
        paints: {},
        heard: languagesOf(data.document.header)[0] ?? "",
      });
      if (node) useLooking.getState().seek(node);
    }
    useSaving.setState({ state: "saved", revision: data.revision, clash: undefined });
    setOpened(true);
  }, [data, opened, node]);

  const problem = error ?? catalogue.error;
  if (problem) {
    return (
      <Result
        status="warning"
        title={inWords(problem, t)}
        extra={<Button onClick={() => void refetch()}>{t("problem.retry")}</Button>}
      />
    );
  }
  if (!data || !catalogue.data || !opened) return <Spin fullscreen />;
  return (
    <ReactFlowProvider>
      <Editor flow={flow} catalogue={catalogue.data} readable={data.document !== null} />
    </ReactFlowProvider>
  );
}
