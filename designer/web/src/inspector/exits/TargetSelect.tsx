/** Where an exit leads: a node, back or again, or nowhere yet. */

import { AimOutlined } from "@ant-design/icons";
import { Button, Select, Space } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLooking } from "../../editor/selection";
import { useAround, useNodeChoices } from "../around";

interface Props {
  target: string | null;
  label: string;
  /** What happens when nothing is chosen. */
  hint: string;
  except: string | null;
  onChange: (target: string | null) => void;
}

/** Targets that every flow has; they are words of the language. */
const BUILT_IN = ["back", "repeat"] as const;

export function TargetSelect({ target, label, hint, onChange }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useAround();
  const seek = useLooking((looking) => looking.seek);
  const nodes = useNodeChoices();
  const options = useMemo(
    () => [...nodes, ...BUILT_IN.map((value) => ({ value, label: `${t(`exits.${value}`)} · ${value}` }))],
    [nodes, t],
  );
  const isNode = nodes.some((node) => node.value === target);
  return (
    <Space.Compact block>
      <Select
        className="control-wide"
        showSearch={{ optionFilterProp: "label" }}
        allowClear
        aria-label={label}
        placeholder={hint}
        disabled={readOnly}
        value={target}
        options={options}
        onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
      />
      <Button
        icon={<AimOutlined />}
        disabled={!isNode}
        title={t("exits.show")}
        aria-label={`${label}: ${t("exits.show")}`}
        onClick={() => target && seek(target)}
      />
    </Space.Compact>
  );
}
