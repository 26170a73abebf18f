/** A table, edited in place: rows, columns, cells pasted from a spreadsheet, CSV files in and out. */

import { DeleteOutlined, DownloadOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Input, Space, Table } from "antd";
import { type ClipboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FaultText } from "../FaultText";
import { isFaulty, messageAt } from "../faults";
import type { ColumnType, EditorProps, Row, TableForm } from "../types";
import { ColumnHead } from "./ColumnHead";
import { readCells, writeCells } from "./csv";
import { emptyRow, linesOf, pasted, taken } from "./rows";
import { saveFile } from "./saveFile";
import { TakeFile } from "./TakeFile";

interface Props extends EditorProps<TableForm> {
  name: string;
  types: readonly ColumnType[];
}

const PAGE = 50;
const KEY = -1;

export default function TableEditor({ form, faults, readOnly, onChange, name, types }: Props) {
  const { t } = useTranslation();
  const [sought, seek] = useState("");
  const [taking, setTaking] = useState(false);
  const { columns, rows } = form;
  const word = sought.trim().toLowerCase();
  const shown = rows
    .map((row, number) => ({ ...row, number }))
    .filter(
      ({ key, cells, number }) =>
        isFaulty(faults, "rows", number) ||
        [key, ...cells].some((cell) => (cell ?? "").toLowerCase().includes(word)),
    );
  const text = types[0]?.value ?? "";
  const putRow = (number: number, row: Row) =>
    onChange({ ...form, rows: rows.map((each, at) => (at === number ? row : each)) });
  const removeColumn = (number: number) =>
    onChange({
      ...form,
      columns: columns.filter((_, at) => at !== number),
      rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => at !== number) })),
    });
  const addColumn = () =>
    onChange({
      ...form,
      columns: [...columns, { name: freeName(columns.map((each) => each.name)), type: text }],
      rows: rows.map((row) => ({ ...row, cells: [...row.cells, null] })),
    });
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const copied = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(copied.trimEnd())) return;
    event.preventDefault();
    onChange(pasted(form, row, column, readCells(copied)));
  };
  const cell = (row: Row, number: number, at: number) => {
    const place = at === KEY ? ["key"] : ["cells", at];
    const fault = messageAt(faults, "rows", number, ...place);
    const put = (value: string) =>
      at === KEY
        ? putRow(number, { ...row, key: value })
        : putRow(number, {
            ...row,
            cells: columns.map((_, each) => (each === at ? value || null : (row.cells[each] ?? null))),
          });
    return (
      <>
        <Input
          variant="borderless"
          aria-label={t("live.cellOf", {
            column: at === KEY ? t("live.key") : (columns[at]?.name ?? ""),
            row: row.key || number + 1,
          })}
          disabled={readOnly}
          status={fault ? "error" : ""}
          value={(at === KEY ? row.key : row.cells[at]) ?? ""}
          onChange={({ target }) => put(target.value)}
          onPaste={(event) => paste(event, number, at)}
        />
        <FaultText message={fault} />
      </>
    );
  };
  return (
    <Card
      size="small"
      title={<h2>{t("live.rows", { count: rows.length })}</h2>}
      extra={
        <Input.Search
          allowClear
          aria-label={t("live.findRow")}
          placeholder={t("live.findRow")}
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
      }
    >
      <Space wrap className="live-tools">
        {readOnly ? null : (
          <>
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => onChange({ ...form, rows: [emptyRow(form), ...rows] })}
            >
              {t("live.addRow")}
            </Button>
            <Button icon={<PlusOutlined />} onClick={addColumn}>
              {t("live.addColumn")}
            </Button>
            <Button icon={<UploadOutlined />} onClick={() => setTaking(true)}>
              {t("live.import")}
            </Button>
          </>
        )}
        <Button
          icon={<DownloadOutlined />}
          onClick={() => saveFile(`${name}.csv`, writeCells(linesOf(form)), "text/csv")}
        >
          {t("live.export")}
        </Button>
        {readOnly ? null : <span className="page-detail">{t("live.tableHelp")}</span>}
      </Space>
      {messageAt(faults, "columns") ? (
        <Alert type="error" showIcon title={messageAt(faults, "columns")} />
      ) : null}
      <Table
        className="live-table"
        rowKey="number"
        size="small"
        bordered
        dataSource={shown}
        pagination={shown.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
        locale={{ emptyText: t(word ? "live.nothingFound" : "live.noRows") }}
        columns={[
          { title: t("live.key"), width: 160, render: (_, { number, ...row }) => cell(row, number, KEY) },
          ...columns.map((column, at) => ({
            key: `column-${at}`,
            title: (
              <ColumnHead
                column={column}
                number={at}
                types={types}
                faults={faults}
                readOnly={readOnly}
                onChange={(changed) =>
                  onChange({
                    ...form,
                    columns: columns.map((each, place) => (place === at ? changed : each)),
                  })
                }
                onRemove={() => removeColumn(at)}
              />
            ),
            render: (_: unknown, { number, ...row }: Row & { number: number }) => cell(row, number, at),
          })),
          {
            key: "remove",
            title: <span className="for-screen-readers">{t("live.remove")}</span>,
            width: 48,
            render: (_, { number, key }) =>
              readOnly ? null : (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("live.removeRow", { key })}
                  onClick={() => onChange({ ...form, rows: rows.filter((_, at) => at !== number) })}
                />
              ),
          },
        ]}
      />
      {taking ? (
        <TakeFile
          onTake={(lines, replaceAll) => onChange(taken(form, lines, text, replaceAll))}
          onClose={() => setTaking(false)}
        />
      ) : null}
    </Card>
  );
}

function freeName(names: readonly string[]): string {
  let number = names.length + 1;
  while (names.includes(`column_${number}`)) number++;
  return `column_${number}`;
}
