/** What people call a node, or the flow. */

import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useAround } from "./around";
import { useDraft } from "./useDraft";

interface Props {
  title: string | null | undefined;
  onChange: (typed: string) => void;
}

export function TitleInput({ title, onChange }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const { draft, type, settle } = useDraft(title ?? "", onChange);
  return (
    <Input
      aria-label={t("inspector.title")}
      placeholder={t("inspector.title")}
      disabled={readOnly}
      value={draft}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
    />
  );
}
