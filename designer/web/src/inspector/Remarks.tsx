/** What somebody wrote beside the flow for those who read it: the `//` comments of the text. */

import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { growing } from "../app/growing";
import { remarksOf } from "../document/entries";
import type { Comments } from "../document/types";
import { useDraft } from "./useDraft";

interface Props {
  comments: Comments | null | undefined;
  disabled: boolean;
  onChange: (text: string) => void;
}

export function Remarks({ comments, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { draft, type, settle } = useDraft(remarksOf(comments), onChange);
  return (
    <Input.TextArea
      className="remarks"
      aria-label={t("inspector.remarks")}
      placeholder={t("inspector.addRemark")}
      variant="filled"
      disabled={disabled}
      {...growing(1, 8)}
      value={draft}
      onChange={(event) => type(event.target.value)}
      onBlur={settle}
    />
  );
}

export function hasRemarks(comments: Comments | null | undefined): boolean {
  return remarksOf(comments) !== "";
}
