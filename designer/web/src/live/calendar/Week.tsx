/** The hours of each weekday. */

import { CopyOutlined } from "@ant-design/icons";
import { Button, Dropdown, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CalendarForm, EditorProps, Opening } from "../types";
import { Hours } from "./Hours";

export function Week({ form, faults, readOnly, onChange }: EditorProps<CalendarForm>) {
  const { t } = useTranslation();
  const put = (days: ReadonlySet<number>, openings: Opening[]) =>
    onChange({
      ...form,
      week: form.week.map((each, number) => (days.has(number) ? { ...each, openings } : each)),
    });
  const rows = form.week.map((weekday, number) => ({ ...weekday, number }));
  return (
    <div className="live-week">
      {rows.map(({ day, openings, number }) => {
        const name = t(`live.weekday.${day}`);
        const rest = rows.filter((each) => each.number !== number);
        return (
          <fieldset key={day} className="live-weekday">
            <legend className="for-screen-readers">{name}</legend>
            <span className="live-weekday-name" aria-hidden>
              {name}
            </span>
            {openings.length === 0 ? (
              <Typography.Text type="secondary">{t("live.closed")}</Typography.Text>
            ) : null}
            <Hours
              label={name}
              openings={openings}
              place={["week", number, "openings"]}
              faults={faults}
              readOnly={readOnly}
              onChange={(changed) => put(new Set([number]), changed)}
            />
            {readOnly || openings.length === 0 ? null : (
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: [
                    {
                      key: "workdays",
                      label: t("live.copyToWorkdays"),
                      onClick: () => put(new Set([0, 1, 2, 3, 4]), openings),
                    },
                    {
                      key: "all",
                      label: t("live.copyToAll"),
                      onClick: () => put(new Set(rows.map((each) => each.number)), openings),
                    },
                    { type: "divider" as const },
                    ...rest.map((each) => ({
                      key: each.day,
                      label: t("live.copyTo", { day: t(`live.weekday.${each.day}`) }),
                      onClick: () => put(new Set([each.number]), openings),
                    })),
                  ],
                }}
              >
                <Button
                  type="text"
                  size="small"
                  icon={<CopyOutlined />}
                  aria-label={t("live.copyHours", { day: name })}
                  title={t("live.copyHours", { day: name })}
                />
              </Dropdown>
            )}
          </fieldset>
        );
      })}
      <Typography.Text type="secondary">{t("live.overMidnight")}</Typography.Text>
    </div>
  );
}
