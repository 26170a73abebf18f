/** The numbers that tell at a glance how it goes. */

import { Card, Progress, Statistic } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Figures } from "./figures";
import { same } from "./same";

export function percent(part: number | undefined, language: string): string {
  return part === undefined
    ? "–"
    : part.toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
}

export const Totals = memo(TotalCards, (before, now) => same(before.figures, now.figures));

function TotalCards({ figures }: { figures: Figures }) {
  const { t, i18n } = useTranslation();
  const { busy, capacity } = figures;
  return (
    <section className="wall-totals" aria-label={t("wall.totals")}>
      <Card size="small">
        <Statistic
          title={t("wall.busy")}
          value={busy}
          suffix={<small>/ {capacity.toLocaleString()}</small>}
        />
        <Progress
          percent={capacity > 0 ? (100 * busy) / capacity : 0}
          showInfo={false}
          size="small"
          status="normal"
          aria-label={t("wall.busy")}
        />
      </Card>
      {(["offered", "answered", "contained", "handedOff", "abandoned", "refused"] as const).map((name) => (
        <Card key={name} size="small">
          <Statistic title={t(`wall.${name}`)} value={figures[name]} />
          <small className="page-detail">
            {name === "contained"
              ? t("wall.ofAnswered", { part: percent(figures.containment, i18n.language) })
              : t("wall.today")}
          </small>
        </Card>
      ))}
    </section>
  );
}
