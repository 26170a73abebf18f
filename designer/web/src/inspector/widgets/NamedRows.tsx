/** Rows of a name and what it stands for. One that is not whole yet cannot be written: it lives here until it is. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRowKeys } from "../useRowKeys";

interface Props<R> {
  written: readonly R[];
  /** What a new row begins as. */
  blank: R;
  isWhole: (row: R) => boolean;
  add: string;
  disabled: boolean;
  onWrite: (rows: R[]) => void;
  /** The controls of one row. */
  children: (row: R, change: (row: R) => void) => ReactNode;
}

export function NamedRows<R extends { name: string }>({
  written,
  blank,
  isWhole,
  add,
  disabled,
  onWrite,
  children,
}: Props<R>) {
  const { t } = useTranslation();
  const [fresh, setFresh] = useState<R>();
  const rows = fresh ? [...written, fresh] : written;
  const { keys, removed } = useRowKeys(rows.length);
  const change = (index: number, row: R) => {
    const whole = isWhole(row);
    if (index >= written.length) {
      setFresh(whole ? undefined : row);
      if (whole) onWrite([...written, row]);
    } else if (whole) {
      onWrite(written.with(index, row));
    }
  };
  const remove = (index: number) => {
    removed(index);
    if (index >= written.length) setFresh(undefined);
    else onWrite(written.toSpliced(index, 1));
  };
  return (
    <div className="rows">
      {rows.map((row, index) => (
        <div className="row" key={keys[index]}>
          {children(row, (changed) => change(index, changed))}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("inspector.remove", { what: row.name })}
            disabled={disabled}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        disabled={disabled || fresh !== undefined}
        onClick={() => setFresh(blank)}
      >
        {add}
      </Button>
    </div>
  );
}
