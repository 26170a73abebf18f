/** Whether a calendar is open now, and until when. */

import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Summary } from "./types";

type Now = Summary["now"][number];

const COLOURS: Record<string, string> = { open: "green", holiday: "gold", failed: "red" };

export function NowTag({ now }: { now: Now }) {
  const { t, i18n } = useTranslation();
  const name = t(`live.state.${now.state}`);
  return (
    <span className="live-now">
      <Tag color={COLOURS[now.state] ?? "default"}>{now.title ? `${name}: ${now.title}` : name}</Tag>
      <small className="page-detail">
        {[now.until ? t("live.until", { when: clockIn(now.until, now.zone, i18n.language) }) : "", now.zone]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </span>
  );
}

/** The time of day in that zone; with the weekday and the date when it is not today there. */
function clockIn(moment: string, zone: string, language: string): string {
  const then = new Date(moment);
  const day = (each: Date) => each.toLocaleDateString(language, { timeZone: zone });
  const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false };
  const date: Intl.DateTimeFormatOptions =
    day(then) === day(new Date()) ? {} : { weekday: "short", month: "short", day: "numeric" };
  return then.toLocaleString(language, { ...date, ...clock, timeZone: zone });
}
