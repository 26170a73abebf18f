/** "Is it open at …?", answered by what callers would find. */

import { DatePicker, Tag } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inWords } from "../../app/problems";
import { FaultText } from "../FaultText";
import { useMoment } from "../queries";
import type { CalendarForm } from "../types";

const FORMAT = "YYYY-MM-DDTHH:mm";
const COLOURS: Record<string, string> = { open: "green", holiday: "gold" };

export function TryMoment({ form }: { form: CalendarForm }) {
  const { t, i18n } = useTranslation();
  const [at, setAt] = useState(() => dayjs());
  const { data, error } = useMoment(form, at.format(FORMAT));
  return (
    <div className="live-try">
      <span>
        {t("live.openAt")}{" "}
        <DatePicker
          aria-label={t("live.openAt")}
          showTime={{ format: "HH:mm" }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          needConfirm={false}
          value={at}
          onChange={(moment) => moment && setAt(moment)}
        />
      </span>
      {data && !error ? (
        <span role="status" className="live-now">
          <Tag color={COLOURS[data.state] ?? "default"}>
            {[t(`live.state.${data.state}`), data.title].filter(Boolean).join(": ")}
          </Tag>
          {data.until ? (
            <small className="page-detail">
              {t("live.until", {
                when: new Date(data.until).toLocaleString(i18n.language, {
                  weekday: "short",
                  month: "short",
                  day: "numeric",
                  hour: "2-digit",
                  minute: "2-digit",
                  hour12: false,
                }),
              })}
            </small>
          ) : null}
        </span>
      ) : null}
      <FaultText message={error ? inWords(error, t) : undefined} />
    </div>
  );
}
