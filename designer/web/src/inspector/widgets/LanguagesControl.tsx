/** The languages of a flow: any tag may be typed; the first is the one that calls begin in. */

import { Select } from "antd";
import { languageName } from "../languageName";
import type { WidgetProps } from "./widget";

export function LanguagesControl({ text, label, disabled, onChange }: WidgetProps) {
  const tags = text
    .replace(/^\s*\[|\]\s*$/g, "")
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
  return (
    <Select
      className="control-wide"
      mode="tags"
      aria-label={label}
      disabled={disabled}
      value={tags}
      options={tags.map((value) => ({ value, label: languageName(value) }))}
      tokenSeparators={[",", " "]}
      onChange={(chosen: string[]) => onChange(chosen.length > 0 ? `[${chosen.join(", ")}]` : "")}
    />
  );
}
