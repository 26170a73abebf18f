/** Whether what is shown is of now. */

import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Wall } from "./connection";

const COLOURS = { opening: "default", live: "success", lost: "error" } as const;

export function LineTag({ line, since }: Pick<Wall, "line" | "since">) {
  const { t, i18n } = useTranslation();
  return (
    <Tag color={COLOURS[line]} role="status">
      {line === "lost"
        ? t("wall.line.lost", { time: new Date(since).toLocaleTimeString(i18n.language) })
        : t(`wall.line.${line}`)}
    </Tag>
  );
}
