/** In which language recordings come in: one of those that there are voices for. */

import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { languageName } from "../inspector/languageName";
import { useRecordings } from "./queries";

interface Props {
  language: string;
  disabled: boolean;
  onChange: (language: string) => void;
}

export function VoiceSelect({ language, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { data } = useRecordings();
  return (
    <Select
      className="recording-language"
      aria-label={t("recordings.language")}
      disabled={disabled}
      value={language}
      options={(data ?? []).map((each) => ({
        value: each.language,
        label: `${languageName(each.language)} · ${each.language}`,
      }))}
      onChange={onChange}
    />
  );
}
