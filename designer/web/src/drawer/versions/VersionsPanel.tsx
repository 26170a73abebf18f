/** The history of the flow beside what is different, which is also painted on the canvas. */

import { Alert, App, Button, Popconfirm, Segmented, Select, Space, Spin } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, GET } from "../../api/client";
import { inWords } from "../../app/problems";
import type { Paint } from "../../canvas/NodeCard";
import { useDrawing } from "../../document/store";
import { useLooking } from "../../editor/selection";
import { useSaving } from "../../saving/store";
import { useDrawer } from "../store";
import { Difference } from "./Difference";
import { History } from "./History";
import { Publications } from "./Publications";
import { type Schemas, useDifference, useRevisions, useVersions } from "./queries";
import "./versions.css";

const LAYER = "diff";

export default function VersionsPanel({ flow, readOnly }: { flow: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const [part, setPart] = useState<"history" | "publications">("history");
  const [chosen, setChosen] = useState<string>();
  const [after, setAfter] = useState("draft");
  const current = useVersions(flow).data?.find((version) => version.current);
  const before = chosen ?? (current ? `v${current.number}` : undefined);
  const shown = useDrawer((drawer) => drawer.tab === "versions");
  const { data, error, isLoading } = useDifference(flow, shown ? before : undefined, after);
  const [painted, setPainted] = useState(true);
  useEffect(() => {
    // What is compared is the draft as it was saved.
    if (shown && useSaving.getState().state === "unsaved") void useSaving.getState().saveNow();
  }, [shown]);
  useEffect(() => {
    useLooking.getState().paint(LAYER, shown && painted && data ? paintOf(data) : undefined);
    return () => useLooking.getState().paint(LAYER, undefined);
  }, [data, painted, shown]);
  return (
    <div className="versions">
      <section>
        <Segmented
          size="small"
          value={part}
          onChange={setPart}
          options={[
            { value: "history", label: t("versions.history") },
            { value: "publications", label: t("versions.publications") },
          ]}
        />
        {part === "history" ? (
          <History flow={flow} chosen={before} onChoose={setChosen} />
        ) : (
          <Publications flow={flow} />
        )}
      </section>
      <section>
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

interface SidesProps {
  flow: string;
  label: string;
  value: string | undefined;
  onChoose: (which: string) => void;
}

function Sides({ flow, label, value, onChoose }: SidesProps) {
  const { t } = useTranslation();
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
        { value: "draft", label: t("versions.draft") },
        ...versions.map(({ number }) => ({ value: `v${number}`, label: t("flows.version", { number }) })),
        ...revisions.map(({ revision }) => ({
          value: `r${revision}`,
          label: t("versions.revision", { number: revision }),
        })),
      ]}
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

function paintOf({ added, changed, moved }: Schemas["DiffAnswer"]): ReadonlyMap<string, Partial<Paint>> {
  const sorts = { moved, changed, added } as const;
  return new Map(
    (["moved", "changed", "added"] as const).flatMap((change) =>
      sorts[change].map((id) => [id, { change }] as const),
    ),
  );
}
