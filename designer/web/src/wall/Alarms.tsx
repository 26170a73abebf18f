/** What somebody should look at, the worst first. */

import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { clock } from "./durations";
import type { Alarm } from "./types";

interface Props {
  alarms: readonly Alarm[];
  /** The server's clock. */
  now: number;
}

export function Alarms({ alarms, now }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("wall.alarms")} className="wall-alarms" aria-live="polite">
      {alarms.map((alarm) => (
        <Alert
          key={`${alarm.code}/${alarm.engine}/${alarm.subject}`}
          type={alarm.level === "error" ? "error" : "warning"}
          showIcon
          title={
            <>
              {t(`wall.alarm.${alarm.code}`, { ...alarm })}{" "}
              <small className="wall-ago">{clock(now - alarm.since)}</small>
            </>
          }
          description={t(`wall.advice.${alarm.code}`, { ...alarm })}
        />
      ))}
    </section>
  );
}
