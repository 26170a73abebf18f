/** The history of the flow beside what is different, which is also painted on the canvas. */

import { Alert, App, Button, Popconfirm, Segmented, Select, Space, Spin } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, GET } from "../../api/client";
import { inWords } from "../../app/problems";
import { useDrawing } from "../../document/store";
import { useLooking } from "../../editor/selection";
import { useSaving } from "../../saving/store";
import { useDrawer } from "../store";
import { compare, paintOfDifference, stopComparing } from "./comparing";
import { Difference } from "./Difference";
import { History } from "./History";
import { Numbers } from "./Numbers";
import { Publications } from "./Publications";
import { useDifference, useRevisions, useVersions } from "./queries";
import "./versions.css";

const LAYER = "diff";

export default function VersionsPanel({ flow, readOnly }: { flow: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const [part, setPart] = useState<"history" | "publications" | "numbers">("history");
  const [chosen, setChosen] = useState<string>();
  const [after, setAfter] = useState("draft");
  const current = useVersions(flow).data?.find((version) => version.current);
  const before = chosen ?? (current ? `v${current.number}` : undefined);
  const shown = useDrawer((drawer) => drawer.tab === "versions");
  const comparing = shown && part === "history";
  const { data, error, isLoading } = useDifference(flow, comparing ? before : undefined, after);
  const [painted, setPainted] = useState(true);
  useEffect(() => {
    // What is compared is the draft as it was saved.
    if (shown && useSaving.getState().state === "unsaved") void useSaving.getState().saveNow();
  }, [shown]);
  const name = useNames();
  const title = before ? `${name(before)} → ${name(after)}` : "";
  useEffect(() => {
    if (!(comparing && painted && data)) return;
    useLooking.getState().paint(LAYER, paintOfDifference(data));
    compare(data, after === "draft", title);
    return () => {
      useLooking.getState().paint(LAYER, undefined);
      stopComparing();
    };
  }, [data, painted, comparing, after, title]);
  return (
    <div className={part === "history" ? "versions" : "versions versions-wide"}>
      <section>
        <Segmented
          aria-label={t("drawer.versions")}
          size="small"
          value={part}
          onChange={setPart}
          options={[
            { value: "history", label: t("versions.history") },
            { value: "publications", label: t("versions.publications") },
            { value: "numbers", label: t("versions.numbers") },
          ]}
        />
        {part === "history" ? (
          <History flow={flow} chosen={before} onChoose={setChosen} />
        ) : part === "publications" ? (
          <Publications />
        ) : (
          <Numbers flow={flow} />
        )}
      </section>
      <section hidden={part !== "history"}>
        <Space size="small" wrap>
          <Sides flow={flow} label={t("versions.before")} value={before} onChoose={setChosen} />
          →
          <Sides flow={flow} label={t("versions.after")} value={after} onChoose={setAfter} />
          <Button size="small" aria-pressed={painted} onClick={() => setPainted(!painted)}>
            {painted ? t("versions.unpaint") : t("versions.paint")}
          </Button>
          {!readOnly && before && before !== "draft" ? <TakeOver flow={flow} which={before} /> : null}
        </Space>
        {error ? <Alert type="error" showIcon title={inWords(error, t)} /> : null}
        {isLoading ? <Spin /> : null}
        {data ? <Difference difference={data} /> : null}
      </section>
    </div>
  );
}

/** What sides are called: `v3` is version 3, `r12` a draft that was saved. */
function useNames(): (which: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (which) => {
      const number = Number(which.slice(1));
      if (which === "draft") return t("versions.draft");
      return which.startsWith("v") ? t("flows.version", { number }) : t("versions.revision", { number });
    },
    [t],
  );
}

interface SidesProps {
  flow: string;
  label: string;
  value: string | undefined;
  onChoose: (which: string) => void;
}

function Sides({ flow, label, value, onChoose }: SidesProps) {
  const name = useNames();
  const versions = useVersions(flow).data ?? [];
  const revisions = useRevisions(flow).data ?? [];
  return (
    <Select
      size="small"
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      popupMatchSelectWidth={false}
      onChange={(which) => which && onChoose(which)}
      options={[
        "draft",
        ...versions.map(({ number }) => `v${number}`),
        ...revisions.map(({ revision }) => `r${revision}`),
      ].map((value) => ({ value, label: name(value) }))}
    />
  );
}

/** Makes an earlier state the drawing; undo takes it back. */
function TakeOver({ flow, which }: { flow: string; which: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const take = async () => {
    const number = Number(which.slice(1));
    const params = { path: { flow, number } };
    try {
      const { document } = which.startsWith("v")
        ? await answer(GET("/api/flows/{flow}/versions/{number}", { params }))
        : await answer(GET("/api/flows/{flow}/revisions/{number}", { params }));
      if (document) useDrawing.getState().edit((drawing) => ({ ...drawing, document }));
      else void message.warning(t("versions.unreadable"));
    } catch (problem) {
      void message.error(inWords(problem, t));
    }
  };
  return (
    <Popconfirm title={t("versions.takeHelp")} okText={t("versions.take")} onConfirm={take}>
      <Button size="small">{t("versions.take")}</Button>
    </Popconfirm>
  );
}
