/** Who is heard in a new recording, and why it was made: kept in its history. */

import { AutoComplete, Input } from "antd";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRecordings, type Why } from "./queries";
import { speakersOf } from "./rows";

interface Props {
  why: Why;
  disabled?: boolean;
  onChange: (why: Why) => void;
}

export function WhoAndWhy({ why, disabled = false, onChange }: Props) {
  const { t } = useTranslation();
  const { data } = useRecordings();
  const [who, reason] = [useId(), useId()];
  const known = useMemo(() => speakersOf(data ?? []).map((value) => ({ value })), [data]);
  return (
    <div className="who-and-why">
      <label htmlFor={who}>{t("library.speaker")}</label>
      <AutoComplete
        id={who}
        disabled={disabled}
        options={known}
        value={why.speaker}
        maxLength={80}
        onChange={(speaker: string) => onChange({ ...why, speaker })}
      />
      <label htmlFor={reason}>{t("library.why")}</label>
      <Input
        id={reason}
        disabled={disabled}
        maxLength={500}
        value={why.note}
        onChange={({ target }) => onChange({ ...why, note: target.value })}
      />
    </div>
  );
}
