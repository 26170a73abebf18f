/** How long callers stay, in a few words. */

import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { asSeconds } from "./paint";

export function Times({ timing }: { timing: components["schemas"]["TimingAnswer"] }) {
  const { t } = useTranslation();
  const approximately = timing.estimated ? "≈ " : "";
  return (
    <>
      {timing.silent_ms === null ? null : (
        <Tag>{t("tests.silent", { time: `${approximately}${asSeconds(timing.silent_ms)}` })}</Tag>
      )}
      {timing.longest_ms === null ? (
        <Tooltip title={timing.loops.map((loop) => loop.join(" → ")).join("; ")}>
          <Tag color="gold">{t("tests.endless", { time: asSeconds(timing.limit_ms) })}</Tag>
        </Tooltip>
      ) : (
        <Tag>{t("tests.longest", { time: `${approximately}${asSeconds(timing.longest_ms)}` })}</Tag>
      )}
      {timing.estimated ? <small>{t("tests.estimated")}</small> : null}
    </>
  );
}
