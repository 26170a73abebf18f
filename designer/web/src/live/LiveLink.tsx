/** From a field that names a calendar, a list or a table to its page, in a tab of its own: the drawing stays. */

import { ExportOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useLive } from "./queries";

export function LiveLink({ subject, name }: { subject: string; name: string }) {
  const { t } = useTranslation();
  const there = useLive().data?.data.some((each) => each.subject === subject && each.name === name);
  if (!there) return null;
  return (
    <a href={`/live/${subject}/${encodeURIComponent(name)}`} target="_blank" rel="noreferrer">
      {t("live.openHere", { name })} <ExportOutlined aria-hidden />
    </a>
  );
}
