/** The entries of a list: added one by one or pasted, found, changed in place, taken away. */

import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Card, Input, Space, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FaultText } from "../FaultText";
import { messageAt } from "../faults";
import type { EditorProps, ListForm } from "../types";
import { newEntries } from "./lines";
import { PasteDialog } from "./PasteDialog";

const PAGE = 50;

export default function ListEditor({ form, faults, readOnly, onChange }: EditorProps<ListForm>) {
  const { t } = useTranslation();
  const [typed, type] = useState("");
  const [sought, seek] = useState("");
  const [chosen, choose] = useState<readonly number[]>([]);
  const [pasting, setPasting] = useState(false);
  const { entries } = form;
  const word = sought.trim().toLowerCase();
  const rows = entries
    .map((entry, number) => ({ entry, number, fault: messageAt(faults, "entries", number) }))
    .filter(({ entry, fault }) => fault !== undefined || entry.toLowerCase().includes(word));
  const put = (changed: readonly string[]) => {
    choose([]);
    onChange({ ...form, entries: [...changed] });
  };
  const add = (text: string) => put([...newEntries(text, entries), ...entries]);
  const without = (numbers: readonly number[]) => {
    const gone = new Set(numbers);
    put(entries.filter((_, number) => !gone.has(number)));
  };
  return (
    <Card
      size="small"
      title={<h2>{t("live.entries", { count: entries.length })}</h2>}
      extra={
        <Input.Search
          allowClear
          aria-label={t("live.findEntry")}
          placeholder={t("live.findEntry")}
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
      }
    >
      {readOnly ? null : (
        <Space wrap className="live-tools">
          <Space.Compact>
            <Input
              aria-label={t("live.newEntry")}
              placeholder={t("live.newEntry")}
              maxLength={200}
              value={typed}
              onChange={({ target }) => type(target.value)}
              onPressEnter={() => {
                add(typed);
                type("");
              }}
            />
            <Button
              type="primary"
              icon={<PlusOutlined />}
              disabled={typed.trim() === ""}
              onClick={() => {
                add(typed);
                type("");
              }}
            >
              {t("live.add")}
            </Button>
          </Space.Compact>
          <Button onClick={() => setPasting(true)}>{t("live.pasteMany")}</Button>
          {chosen.length > 0 ? (
            <Button danger icon={<DeleteOutlined />} onClick={() => without(chosen)}>
              {t("live.removeChosen", { count: chosen.length })}
            </Button>
          ) : null}
          <span className="page-detail">{t("live.entryHelp")}</span>
        </Space>
      )}
      <Table
        rowKey="number"
        size="small"
        dataSource={rows}
        pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
        locale={{ emptyText: t(word ? "live.nothingFound" : "live.noEntries") }}
        {...(readOnly
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys: React.Key[]) => choose(keys.map(Number)),
                getTitleCheckboxProps: () => ({ "aria-label": t("live.chooseAll") }),
                getCheckboxProps: ({ entry }: { entry: string }) => ({
                  "aria-label": t("live.chooseEntry", { entry }),
                }),
              },
            })}
        columns={[
          {
            title: t("live.entry"),
            render: (_, { entry, number, fault }) => (
              <>
                <Input
                  variant="borderless"
                  aria-label={t("live.entryOf", { number: number + 1 })}
                  disabled={readOnly}
                  maxLength={200}
                  status={fault ? "error" : ""}
                  value={entry}
                  onChange={({ target }) =>
                    onChange({
                      ...form,
                      entries: entries.map((each, at) => (at === number ? target.value : each)),
                    })
                  }
                />
                <FaultText message={fault} />
              </>
            ),
          },
          {
            title: <span className="for-screen-readers">{t("live.remove")}</span>,
            width: 48,
            render: (_, { entry, number }) =>
              readOnly ? null : (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t("live.removeEntry", { entry })}
                  onClick={() => without([number])}
                />
              ),
          },
        ]}
      />
      {pasting ? (
        <PasteDialog
          present={entries}
          onAdd={(added) => put([...added, ...entries])}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </Card>
  );
}
