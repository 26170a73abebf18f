/** Opening hours: the week, days that are different, public holidays; and what comes of it. */

import { Card } from "antd";
import "dayjs/locale/zh-cn";
import { useTranslation } from "react-i18next";
import type { CalendarForm, EditorProps } from "../types";
import { Days } from "./Days";
import { Month } from "./Month";
import { PublicHolidays } from "./PublicHolidays";
import { TryMoment } from "./TryMoment";
import { Week } from "./Week";

export default function CalendarEditor(props: EditorProps<CalendarForm>) {
  const { t } = useTranslation();
  return (
    <div className="live-calendar">
      <div className="live-column-of-cards">
        <Card size="small" title={<h2>{t("live.week")}</h2>}>
          <Week {...props} />
        </Card>
        <Card size="small" title={<h2>{t("live.days")}</h2>}>
          <Days {...props} />
        </Card>
        <Card size="small" title={<h2>{t("live.public")}</h2>}>
          <PublicHolidays {...props} />
        </Card>
      </div>
      <Card size="small" title={<h2>{t("live.result")}</h2>} className="live-result">
        <TryMoment form={props.form} />
        <Month form={props.form} />
      </Card>
    </div>
  );
}
