/** What became of a call, in a word and a colour. */

import { Badge, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { CallRecord } from "./queries";

const COLOURS: Readonly<Record<string, string>> = {
  contained: "green",
  handed_off: "blue",
  abandoned: "gold",
  failed: "red",
  refused: "default",
};

export function OutcomeTag({ call }: { call: Pick<CallRecord, "outcome" | "is_lost"> }) {
  const { t } = useTranslation();
  if (call.outcome === "running") {
    return call.is_lost ? (
      <Tag color="red">{t("calls.lost")}</Tag>
    ) : (
      <Tag>
        <Badge status="processing" /> {t("calls.outcomes.running")}
      </Tag>
    );
  }
  return <Tag color={COLOURS[call.outcome] ?? "default"}>{t(`calls.outcomes.${call.outcome}`)}</Tag>;
}
