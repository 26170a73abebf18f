/** Stretches of a day, each from one time to another. */

import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, TimePicker } from "antd";
import type { Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { sameFor } from "../../app/sameFor";
import { FaultText } from "../FaultText";
import { messageAt, type Place } from "../faults";
import type { Fault, Opening } from "../types";
import { asTime, timeText } from "./clock";

interface Props {
  /** Whose hours: a weekday or a date, for those who cannot see it. */
  label: string;
  openings: readonly Opening[];
  place: Place;
  faults: readonly Fault[];
  readOnly: boolean;
  onChange: (openings: Opening[]) => void;
}

const FIRST: Opening = { start: "09:00", end: "17:00" };

const asTimes = ({ start, end }: Opening) =>
  sameFor(`times ${start} ${end}`, (): [Dayjs | null, Dayjs | null] => [asTime(start), asTime(end)]);

export function Hours({ label, openings, place, faults, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const put = (number: number, opening: Opening) =>
    onChange(openings.map((each, at) => (at === number ? opening : each)));
  const last = openings.at(-1);
  const add = () => onChange([...openings, last ? { start: last.end, end: "" } : FIRST]);
  const rows = openings.map((opening, number) => ({ opening, number }));
  return (
    <div className="live-hours">
      {rows.map(({ opening, number }) => {
        const fault = messageAt(faults, ...place, number);
        return (
          <span key={number} className="live-stretch">
            <TimePicker.RangePicker
              aria-label={t("live.hoursOf", { what: label, number: number + 1 })}
              format="HH:mm"
              minuteStep={5}
              order={false}
              needConfirm={false}
              allowEmpty={[true, true]}
              allowClear={false}
              disabled={readOnly}
              status={fault ? "error" : ""}
              value={asTimes(opening)}
              onChange={(times) => put(number, { start: timeText(times?.[0]), end: timeText(times?.[1]) })}
            />
            {readOnly ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t("live.removeHours", { what: label, number: number + 1 })}
                title={t("live.remove")}
                onClick={() => onChange(openings.filter((_, at) => at !== number))}
              />
            )}
            <FaultText message={fault} />
          </span>
        );
      })}
      {readOnly ? null : (
        <Button
          type={openings.length === 0 ? "default" : "text"}
          size="small"
          icon={<PlusOutlined />}
          aria-label={`${t(openings.length === 0 ? "live.setHours" : "live.addHours")}: ${label}`}
          onClick={add}
        >
          {t(openings.length === 0 ? "live.setHours" : "live.addHours")}
        </Button>
      )}
    </div>
  );
}
