/** All keys that do something on this page, read from the registry of commands. `?` opens it. */

import { Modal, Table, Tag } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Command, keysAsShown, useCommands } from "./commands";
import { useCommandsOf } from "./useCommand";

export function KeysHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useCommandsOf(useMemo<Command[]>(() => [{ id: "help", keys: ["?"], run: () => setOpen(true) }], []));
  const commands = useCommands((registry) => registry.commands);
  const rows = [...commands.values()].filter((command) => command.keys?.length);
  return (
    <Modal open={open} title={t("app.help")} footer={null} onCancel={() => setOpen(false)} width={560}>
      <section className="keys-rows" aria-label={t("app.help")}>
        <Table<Command>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={rows}
          columns={[
            { title: t("keys.command"), render: (_, { id }) => t(`commands.${id}`) },
            {
              title: t("keys.keys"),
              width: 220,
              render: (_, { keys }) => (keys ?? []).map((each) => <Tag key={each}>{keysAsShown(each)}</Tag>),
            },
          ]}
        />
      </section>
      <p className="keys-mouse">{t("keys.mouse")}</p>
    </Modal>
  );
}
